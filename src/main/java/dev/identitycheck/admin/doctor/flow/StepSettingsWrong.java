package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.StepSettings;
import java.util.stream.Stream;

/** Reports settings of a step that are out of range: the step fails closed then. */
final class StepSettingsWrong implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return StepSettings.invalid(examined.realm())
                .map(invalid -> new Finding(
                        Severity.ERROR,
                        "step-setting-invalid",
                        invalid.flow(),
                        "In the flow " + invalid.flow() + " the setting "
                                + invalid.setting().key() + " of " + invalid.step() + " is out of range: "
                                + invalid.consequence() + ".",
                        "Set " + invalid.setting().key() + " to "
                                + invalid.setting().allowed() + " in the flow " + invalid.flow() + "."));
    }
}
