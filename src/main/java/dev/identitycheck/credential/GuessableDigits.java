package dev.identitycheck.pin;

import dev.identitycheck.code.BirthDate;
import dev.identitycheck.code.TrivialPins;
import dev.identitycheck.contact.ContactsOnFile;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The digits that others know of a user, and try first. */
final class OwnersDigits {

    /** Attributes in which realms keep a date of birth: OpenID Connect's, and those of SPID and eIDAS. */
    private static final List<String> BIRTH = List.of("birthdate", "dateOfBirth", "DateOfBirth", "birthDate");

    private OwnersDigits() {}

    static TrivialPins of(UserModel user) {
        Stream<String> births = BIRTH.stream()
                .flatMap(name -> user.getAttributeStream(name))
                .flatMap(date -> BirthDate.written(date).stream());
        return TrivialPins.of(Stream.concat(births, user.getAttributeStream(ContactsOnFile.PHONE))
                .toList());
    }
}
