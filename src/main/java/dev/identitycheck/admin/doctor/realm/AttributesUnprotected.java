package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.account.attribute.AttributeNames;
import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.listener.UserProfileProtection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reports attributes with ledgers and counters that the realm's user profile lets users or administrators see, change
 * or lose.
 */
final class AttributesUnprotected implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        List<String> unprotected = UserProfileProtection.unprotected(examined.session());
        return unprotected.isEmpty() ? Stream.empty() : Stream.of(finding(unprotected));
    }

    private static Finding finding(List<String> attributes) {
        return new Finding(
                Severity.ERROR,
                "attribute-unprotected",
                AttributeNames.summary(attributes),
                "The realm's user profile does not declare these attributes as hidden, not editable and long enough:"
                        + " users or saves of administrators can change what protects accounts.",
                "Run the set-up, or declare each with no roles that view or edit it.");
    }
}
