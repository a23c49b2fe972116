package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.listener.UserProfileProtection;
import java.util.stream.Stream;

/** Reports attributes that people see in their account and can make nothing of. */
final class ContactsShown implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return UserProfileProtection.shownContacts(examined.session()).stream()
                .map(attribute -> new Finding(
                        Severity.INFO,
                        "contact-shown",
                        attribute,
                        "People see the attribute in their account, where they can neither use nor change it."
                                + " An earlier release declared it so.",
                        "Run the set-up, which shows it to administrators alone."));
    }
}
