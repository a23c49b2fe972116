package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.admin.setup.RecoverySetup;
import java.util.stream.Stream;

/** Keycloak's own "forgot password", by which people who only come by a provider get themselves a password. */
final class OwnReset implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        boolean offered = patient.realm().isResetPasswordAllowed() && !RecoverySetup.isBound(patient.realm());
        return offered && !patient.providers().isEmpty()
                ? Stream.of(new Finding(
                        Severity.WARNING,
                        "password-reset",
                        patient.realm().getName(),
                        "Whoever reads the mail of somebody who only comes by a provider can set a password, which no step"
                                + " asks about.",
                        "Switch Forgot password off, or set up the recovery by number and code."))
                : Stream.empty();
    }
}
