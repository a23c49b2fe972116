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
 * The settings of several steps {@code identity-check} as one, where they have the same effect. A default that the
 * admin console stored with the rest (26.7) is as one that is not stored. A value that one step has and another has not
 * is never spread: it may loosen what the other one is to hold.
 *
 * @param settings the settings that differ from their defaults, by key
 * @param contested the keys of which the steps have different values
 */
record MergedSettings(Map<String, String> settings, Set<String> contested) {

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
            if (values.size() > 1) {
                contested.add(key);
            } else {
                values.stream().filter(value -> !value.equals(byDefault)).forEach(value -> settings.put(key, value));
            }
        }
        return new MergedSettings(settings, contested);
    }

    private static String value(Map<String, String> step, String key, String byDefault) {
        String stored = Objects.requireNonNullElse(step.get(key), "").strip();
        return stored.isEmpty() || stored.equals(DependentOption.DEFAULT) ? byDefault : stored;
    }
}
