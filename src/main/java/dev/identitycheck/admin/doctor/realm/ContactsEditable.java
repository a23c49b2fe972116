package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.listener.UserProfileProtection;
import java.util.stream.Stream;

/** Reports attributes by which users can declare their own contacts proved. */
final class ContactsEditable implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return UserProfileProtection.editableContacts(examined.session()).stream()
                .map(attribute -> new Finding(
                        Severity.ERROR,
                        "contact-editable",
                        attribute,
                        switch (attribute) {
                            case UserContacts.PHONE_VERIFIED -> "People can declare their own phone number verified.";
                            case UserContacts.PEC ->
                                "People can change the address of their certified mailbox, and notices go to it.";
                            default -> "People can change their phone number, and it stays verified.";
                        },
                        "Take the role user out of those that edit the attribute, in the realm's user profile."));
    }
}
