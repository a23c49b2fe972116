package dev.identitycheck.account;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.domain.contact.PhoneParseResult;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Reads the proved contacts of a user: the e-mail if verified, and the phone, which is that of the user's credential or else
 * the one that {@code phoneNumberVerified} speaks for.
 */
public final class UserContacts {

    /** The attribute that holds the phone number. */
    public static final String PHONE = "phoneNumber";

    /** The attribute that says whether the number was proved. */
    public static final String PHONE_VERIFIED = "phoneNumberVerified";

    /** The attribute that holds a certified mailbox. */
    public static final String PEC = "pec";

    /** Every attribute that holds a contact, or says something of one. */
    public static final List<String> ATTRIBUTES = List.of(PHONE, PHONE_VERIFIED, PEC);

    private UserContacts() {}

    /** The contacts as they stand on this user, with the numbers read so. */
    public static ContactBook of(UserModel user, PhoneNumberParser numbers) {
        return of(user, PhoneCredential.numberOf(user), numbers);
    }

    /** The same, where it is known what the user's credential holds. */
    public static ContactBook of(UserModel user, Optional<String> ofCredential, PhoneNumberParser numbers) {
        return new ContactBook(email(user), phone(ofCredential.or(() -> marked(user)), numbers));
    }

    /** The number whose mark says that it was proved, as it is written on the user. */
    public static Optional<String> marked(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(PHONE))
                .filter(n -> Boolean.parseBoolean(user.getFirstAttribute(PHONE_VERIFIED)));
    }

    /** The certified mailbox of this user: notices go there, codes do not. */
    public static Optional<String> pec(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(PEC))
                .map(String::strip)
                .filter(address -> address.indexOf('@') > 0);
    }

    private static Optional<Contact.Email> email(UserModel user) {
        return Optional.ofNullable(user.getEmail())
                .filter(e -> user.isEmailVerified() && e.indexOf('@') > 0)
                .map(Contact.Email::new);
    }

    private static Optional<Contact.Phone> phone(Optional<String> written, PhoneNumberParser numbers) {
        return written.map(numbers::parse)
                .filter(PhoneParseResult.Usable.class::isInstance)
                .map(number -> ((PhoneParseResult.Usable) number).phone());
    }
}
