package dev.identitycheck.account;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.phone.PhoneParseResult;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Reads the proved contacts of a user: the e-mail address if it is verified, and the phone, which is that of the phone
 * credential or else the number that {@code phoneNumberVerified} marks as verified.
 */
public final class UserContacts {

    /** The attribute that holds the phone number. */
    public static final String PHONE = "phoneNumber";

    /** The attribute that states whether the phone number was verified. */
    public static final String PHONE_VERIFIED = "phoneNumberVerified";

    /** The attribute that holds the address of a certified mailbox (PEC). */
    public static final String PEC = "pec";

    /** Every attribute that holds a contact, or states that a contact is verified. */
    public static final List<String> ATTRIBUTES = List.of(PHONE, PHONE_VERIFIED, PEC);

    private UserContacts() {}

    /** The contacts that are stored on the user now. */
    public static ContactBook of(UserModel user, PhoneNumberParser numbers) {
        return of(user, PhoneCredential.numberOf(user), numbers);
    }

    /** The contacts that are stored on the user now, where the number of the phone credential is known. */
    public static ContactBook of(UserModel user, Optional<String> credentialNumber, PhoneNumberParser numbers) {
        return new ContactBook(email(user), phone(credentialNumber.or(() -> marked(user)), numbers));
    }

    /** The number that {@code phoneNumberVerified} marks as verified, as it is stored on the user. */
    public static Optional<String> marked(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(PHONE))
                .filter(n -> Boolean.parseBoolean(user.getFirstAttribute(PHONE_VERIFIED)));
    }

    /** The certified mailbox of the user: notices are sent to it, codes are not. */
    public static Optional<String> pec(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(PEC))
                .map(String::strip)
                .filter(address -> address.indexOf('@') > 0);
    }

    /**
     * The user's address that nobody has proved; empty if it is proved. It is no contact, but Keycloak's own page for a
     * forgotten password sends its link there.
     */
    public static Optional<Contact.Email> unproved(UserModel user) {
        return user.isEmailVerified() ? Optional.empty() : address(user);
    }

    private static Optional<Contact.Email> email(UserModel user) {
        return user.isEmailVerified() ? address(user) : Optional.empty();
    }

    private static Optional<Contact.Email> address(UserModel user) {
        return Optional.ofNullable(user.getEmail())
                .filter(e -> e.indexOf('@') > 0)
                .map(Contact.Email::new);
    }

    private static Optional<Contact.Phone> phone(Optional<String> stored, PhoneNumberParser numbers) {
        return stored.map(numbers::parse)
                .filter(PhoneParseResult.Usable.class::isInstance)
                .map(number -> ((PhoneParseResult.Usable) number).phone());
    }
}
