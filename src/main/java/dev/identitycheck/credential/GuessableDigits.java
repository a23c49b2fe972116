package dev.identitycheck.credential;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.domain.pin.BirthDate;
import dev.identitycheck.domain.pin.WeakPins;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The digits that others know of a user, and try first. */
final class GuessableDigits {

    /** Attributes in which realms keep a date of birth: OpenID Connect's, and those of SPID and eIDAS. */
    private static final List<String> BIRTH = List.of("birthdate", "dateOfBirth", "DateOfBirth", "birthDate");

    private GuessableDigits() {}

    static WeakPins of(UserModel user) {
        Stream<String> births = BIRTH.stream()
                .flatMap(name -> user.getAttributeStream(name))
                .flatMap(date -> BirthDate.written(date).stream());
        return WeakPins.of(Stream.concat(births, user.getAttributeStream(UserContacts.PHONE))
                .toList());
    }
}
