package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ConfiguredStep;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.option.DependentOption;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports steps {@code identity-check} that logins through one provider run with different settings: at the first login
 * and after each login.
 */
final class StepSettingsDiffer implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .flatMap(provider -> findings(steps(examined, provider)))
                .distinct();
    }

    private static List<ConfiguredStep> steps(ExaminedRealm examined, ExaminedProvider provider) {
        return Stream.concat(provider.postLogin().stream(), provider.firstLogin().stream())
                .flatMap(examined::steps)
                .toList();
    }

    private static Stream<Finding> findings(List<ConfiguredStep> steps) {
        return steps.stream().skip(1).flatMap(step -> finding(steps.get(0), step));
    }

    private static Stream<Finding> finding(ConfiguredStep first, ConfiguredStep other) {
        List<Option<?>> differing = IdentityCheckSettings.OPTIONS.stream()
                .filter(option -> !first.value(option).equals(other.value(option)))
                .toList();
        if (differing.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                Severity.WARNING,
                "step-settings-differ",
                other.flow(),
                "Logins through one provider run the step with different settings: " + list(first, differing)
                        + " in the flow " + first.flow() + ", and " + list(other, differing) + " in the flow "
                        + other.flow() + ".",
                "Set the same in both. The set-up's own flows share their settings once the set-up is run."));
    }

    private static String list(ConfiguredStep step, List<Option<?>> options) {
        return options.stream()
                .map(option -> option.key() + "=" + value(step, option))
                .collect(Collectors.joining(", "));
    }

    private static String value(ConfiguredStep step, Option<?> option) {
        String value = step.value(option);
        return value.isEmpty() ? DependentOption.DEFAULT : value;
    }
}
