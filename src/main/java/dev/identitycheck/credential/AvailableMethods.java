package dev.identitycheck.credential;

import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The ways in which somebody can be asked. */
public final class AvailableMethods {

    private AvailableMethods() {}

    /** Those that a user with these contacts has. */
    public static List<PreferredMethod> of(ContactBook book, UserModel user) {
        return Stream.of(
                        book.email().map(email -> PreferredMethod.EMAIL),
                        book.phone().map(phone -> PreferredMethod.SMS),
                        Optional.of(PreferredMethod.PIN).filter(way -> PinCredentialStore.isSet(user)))
                .flatMap(Optional::stream)
                .toList();
    }
}
