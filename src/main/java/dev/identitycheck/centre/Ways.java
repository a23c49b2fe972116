package dev.identitycheck.centre;

import dev.identitycheck.account.PreferredWay;
import dev.identitycheck.contact.ContactBook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which somebody can be asked. */
final class Ways {

    private Ways() {}

    /** Those that an account with these contacts has. */
    static List<PreferredWay> of(ContactBook book) {
        return Stream.of(
                        book.email().map(email -> PreferredWay.EMAIL),
                        book.phone().map(phone -> PreferredWay.SMS))
                .flatMap(Optional::stream)
                .toList();
    }
}
