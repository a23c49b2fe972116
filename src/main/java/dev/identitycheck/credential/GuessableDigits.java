package dev.identitycheck.credential;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.domain.pin.BirthDate;
import dev.identitycheck.domain.pin.WeakPins;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The digits of a user that others know and guess first. */
final class GuessableDigits {

    /** The attributes in which realms store a date of birth: that of OpenID Connect, and those of SPID and eIDAS. */
    private static final List<String> BIRTH_DATE_ATTRIBUTES =
            List.of("birthdate", "dateOfBirth", "DateOfBirth", "birthDate");

    private GuessableDigits() {}

    static WeakPins of(UserModel user) {
        Stream<String> birthDates = BIRTH_DATE_ATTRIBUTES.stream()
                .flatMap(name -> user.getAttributeStream(name))
                .flatMap(date -> BirthDate.written(date).stream());
        return WeakPins.of(Stream.concat(birthDates, user.getAttributeStream(UserContacts.PHONE))
                .toList());
    }
}
