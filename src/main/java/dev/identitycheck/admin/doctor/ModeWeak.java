package dev.identitycheck.support.doctor;

import dev.identitycheck.settings.ChoiceOption;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** A step that does not ask, because it was told so. */
final class ModeWeak implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        RealmSettings realm = RealmSettings.of(patient.realm());
        return patient.steps()
                .flatMap(step -> realm
                        .effectiveMode(Settings.parse(step.config()).mode())
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
