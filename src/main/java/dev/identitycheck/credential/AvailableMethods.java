package dev.identitycheck.centre;

import dev.identitycheck.account.PreferredWay;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.pin.PinOnFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The ways in which somebody can be asked. */
final class Ways {

    private Ways() {}

    /** Those that a user with these contacts has. */
    static List<PreferredWay> of(ContactBook book, UserModel user) {
        return Stream.of(
                        book.email().map(email -> PreferredWay.EMAIL),
                        book.phone().map(phone -> PreferredWay.SMS),
                        Optional.of(PreferredWay.PIN).filter(way -> PinOnFile.isSet(user)))
                .flatMap(Optional::stream)
                .toList();
    }
}
