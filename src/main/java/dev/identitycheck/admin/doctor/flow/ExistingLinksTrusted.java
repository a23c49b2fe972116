package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import java.util.stream.Stream;

/** Reports steps that trust existing links whose fingerprint claims were never compared. */
final class ExistingLinksTrusted implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.steps()
                .filter(step -> step.isSet("existingLinks", "trust") && step.isSet("fingerprintClaims"))
                .map(step -> new Finding(
                        Severity.WARNING,
                        "existing-links-trusted",
                        step.flow(),
                        "Old links are trusted with whatever claims come first, though claims tell identities apart.",
                        "Set existingLinks to default or check in the flow " + step.flow()
                                + ", unless each old link can only be of one identity."));
    }
}
