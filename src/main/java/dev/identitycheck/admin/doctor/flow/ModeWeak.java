package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ConfiguredStep;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.settings.Mode;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports steps whose mode is not {@code enforce}: they do not ask for confirmation. */
final class ModeWeak implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.steps().flatMap(step -> examined.mode(step).flatMap(mode -> finding(step, mode)).stream());
    }

    private static Optional<Finding> finding(ConfiguredStep step, Mode mode) {
        return switch (mode) {
            case ENFORCE -> Optional.empty();
            case OBSERVE ->
                Optional.of(finding(
                        step,
                        "The mode is observe: nobody is asked for a code, and events say what would have happened."
                                + " This is as it should be while you observe.",
                        "Give people whose events say no_contact a proved contact. Then set the mode to enforce, and"
                                + " run the set-up once more for the first login."));
            case OFF ->
                Optional.of(finding(
                        step,
                        "The mode is off: nobody is asked for a code, and nothing is recorded.",
                        "Set the mode to observe, and to enforce once you know who would be asked."));
        };
    }

    private static Finding finding(ConfiguredStep step, String message, String fix) {
        return new Finding(Severity.INFO, "mode-not-enforce", step.flow(), message, fix);
    }
}
