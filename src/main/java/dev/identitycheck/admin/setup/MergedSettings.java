package dev.identitycheck.admin.setup;

import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.option.DependentOption;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of several steps {@code identity-check} as one. A value that differs from the default was chosen, and
 * holds where another step has the default, which the admin console may have stored with the rest (26.7).
 *
 * @param settings the settings that differ from their defaults, by key
 * @param contested the keys for which no value can be taken without losing another
 */
record MergedSettings(Map<String, String> settings, Set<String> contested) {

    // A step that observes is not to loosen one that enforces.
    private static final Set<String> NEVER_SPREAD = Set.of("mode");

    private static final Map<String, String> DEFAULTS = IdentityCheckSettings.OPTIONS.stream()
            .collect(Collectors.toUnmodifiableMap(Option::key, Option::defaultText));

    static MergedSettings of(List<Map<String, String>> steps) {
        Set<String> keys =
                steps.stream().flatMap(step -> step.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> settings = new TreeMap<>();
        Set<String> contested = new TreeSet<>();
        for (String key : keys) {
            String byDefault = DEFAULTS.getOrDefault(key, "");
            Set<String> values =
                    steps.stream().map(step -> value(step, key, byDefault)).collect(Collectors.toSet());
            if (values.size() == 1 || !NEVER_SPREAD.contains(key)) {
                values.remove(byDefault);
            }
            if (values.size() > 1) {
                contested.add(key);
            } else {
                values.stream().findFirst().ifPresent(value -> settings.put(key, value));
            }
        }
        return new MergedSettings(settings, contested);
    }

    private static String value(Map<String, String> step, String key, String byDefault) {
        String stored = Objects.requireNonNullElse(step.get(key), "").strip();
        return stored.isEmpty() || stored.equals(DependentOption.DEFAULT) ? byDefault : stored;
    }
}
