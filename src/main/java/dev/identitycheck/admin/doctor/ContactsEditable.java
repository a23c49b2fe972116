package dev.identitycheck.admin.doctor;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.listener.UserProfileProtection;
import java.util.stream.Stream;

/** Contacts that people can declare proved themselves. */
final class ContactsEditable implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return UserProfileProtection.editableContacts(patient.session()).stream()
                .map(attribute -> new Finding(
                        Severity.ERROR,
                        "contact-editable",
                        attribute,
                        attribute.equals(UserContacts.PHONE_VERIFIED)
                                ? "People can declare their own phone number verified."
                                : "People can change their phone number, and it stays verified.",
                        "Take the role user out of those that edit the attribute, in the realm's user profile."));
    }
}
