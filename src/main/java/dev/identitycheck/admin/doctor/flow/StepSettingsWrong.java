package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.StepSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports settings of a step that are out of range: the step fails closed then. One that several flows share is
 * reported once.
 */
final class StepSettingsWrong implements Check {

    private record Shared(String config, String step, String key) {

        static Shared of(StepSettings.Invalid invalid) {
            return new Shared(
                    invalid.config(), invalid.step(), invalid.setting().key());
        }
    }

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return StepSettings.invalid(examined.realm())
                .collect(Collectors.groupingBy(Shared::of, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(StepSettingsWrong::finding);
    }

    private static Finding finding(List<StepSettings.Invalid> same) {
        StepSettings.Invalid first = same.get(0);
        List<String> flows = same.stream()
                .map(StepSettings.Invalid::flow)
                .sorted()
                .distinct()
                .toList();
        String where = flows.size() == 1
                ? "In the flow " + flows.get(0)
                : "In the flows " + String.join(", ", flows) + ", which share their settings,";
        return new Finding(
                Severity.ERROR,
                "step-setting-invalid",
                String.join(", ", flows),
                where + " the setting " + first.setting().key() + " of " + first.step() + " is out of range: "
                        + first.consequence() + ".",
                "Set " + first.setting().key() + " to " + first.setting().allowed() + " in the flow " + flows.get(0)
                        + (flows.size() == 1 ? "." : "; it holds in the others then."));
    }
}
