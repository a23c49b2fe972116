package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.listener.UserProfileProtection;
import java.util.stream.Stream;

/**
 * Reports attributes with ledgers and counters that the realm's user profile lets users or administrators see, change
 * or lose.
 */
final class AttributesUnprotected implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return UserProfileProtection.unprotected(examined.session()).stream()
                .map(attribute -> new Finding(
                        Severity.ERROR,
                        "attribute-unprotected",
                        attribute,
                        "The realm's user profile does not declare the attribute as hidden, not editable and long"
                                + " enough:"
                                + " users or saves of administrators can change what protects accounts.",
                        "Run the set-up, or declare the attribute with no roles that view or edit it."));
    }
}
