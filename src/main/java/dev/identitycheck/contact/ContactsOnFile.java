package dev.identitycheck.contact;

import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.UserModel;

/** Reads the proved contacts of a user: the e-mail if verified, the phone if {@code phoneNumberVerified}. */
public final class ContactsOnFile {

    /** The attribute that holds the phone number. */
    public static final String PHONE = "phoneNumber";

    /** The attribute that says whether the number was proved. */
    public static final String PHONE_VERIFIED = "phoneNumberVerified";

    // E.164, 6.2: at most fifteen digits with the country code; the shortest numbers in use have seven.
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private ContactsOnFile() {}

    /** The contacts as they stand on this user. */
    public static ContactBook of(UserModel user) {
        return new ContactBook(email(user), phone(user));
    }

    private static Optional<Contact.Email> email(UserModel user) {
        return Optional.ofNullable(user.getEmail())
                .filter(e -> user.isEmailVerified() && e.indexOf('@') > 0)
                .map(Contact.Email::new);
    }

    private static Optional<Contact.Phone> phone(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(PHONE))
                .filter(n -> Boolean.parseBoolean(user.getFirstAttribute(PHONE_VERIFIED)))
                .map(n -> n.replaceAll("[ ().-]", ""))
                .filter(n -> E164.matcher(n).matches())
                .map(Contact.Phone::new);
    }
}
