package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ConfiguredStep;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.ChoiceOption;
import java.util.stream.Stream;

/** Reports steps whose mode is not {@code enforce}: they do not ask for confirmation. */
final class ModeWeak implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        RealmSettings realm = RealmSettings.of(examined.realm());
        return examined.steps()
                .flatMap(step -> realm
                        .effectiveMode(
                                IdentityCheckSettings.parse(step.config()).mode())
                        .filter(mode -> mode != Mode.ENFORCE)
                        .map(mode -> finding(step, mode))
                        .stream());
    }

    private static Finding finding(ConfiguredStep step, Mode mode) {
        return new Finding(
                Severity.INFO,
                "mode-not-enforce",
                step.flow(),
                "The mode is " + ChoiceOption.text(mode) + ": nobody is asked for a code.",
                "Set the mode to enforce, at the step and for the realm.");
    }
}
