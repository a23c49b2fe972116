package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
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
                        "Set existingLinks to check, unless each old link can only be of one identity."));
    }
}
