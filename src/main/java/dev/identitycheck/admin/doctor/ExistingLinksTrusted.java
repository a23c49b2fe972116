package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import java.util.stream.Stream;

/** Fingerprint claims that old links were never compared by. */
final class ExistingLinksTrusted implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return patient.steps()
                .filter(step -> step.isSet("existingLinks", "trust") && step.isSet("fingerprintClaims"))
                .map(step -> new Finding(
                        Severity.WARNING,
                        "existing-links-trusted",
                        step.flow(),
                        "Old links are trusted with whatever claims come first, though claims tell identities apart.",
                        "Set existingLinks to check, unless each old link can only be of one identity."));
    }
}
