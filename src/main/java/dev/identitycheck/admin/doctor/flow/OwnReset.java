package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.RecoverySetup;
import java.util.stream.Stream;

/** Reports Keycloak's own "forgot password", by which users who sign in only through a provider can set a password. */
final class OwnReset implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        boolean isOffered = examined.realm().isResetPasswordAllowed() && !RecoverySetup.isBound(examined.realm());
        return isOffered && !examined.providers().isEmpty()
                ? Stream.of(new Finding(
                        Severity.WARNING,
                        "password-reset",
                        examined.realm().getName(),
                        "Whoever reads the mail of somebody who only comes by a provider can set a password, which"
                                + " no step"
                                + " asks about.",
                        "Switch Forgot password off, or set up the recovery by number and code."))
                : Stream.empty();
    }
}
