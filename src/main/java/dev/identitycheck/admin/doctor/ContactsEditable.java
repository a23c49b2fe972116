package dev.identitycheck.support.doctor;

import dev.identitycheck.contact.ContactsOnFile;
import dev.identitycheck.realm.ProfileProtection;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** Contacts that people can declare proved themselves. */
final class ContactsEditable implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return ProfileProtection.editableContacts(patient.session()).stream()
                .map(attribute -> new Finding(
                        Severity.ERROR,
                        "contact-editable",
                        attribute,
                        attribute.equals(ContactsOnFile.PHONE_VERIFIED)
                                ? "People can declare their own phone number verified."
                                : "People can change their phone number, and it stays verified.",
                        "Take the role user out of those that edit the attribute, in the realm's user profile."));
    }
}
