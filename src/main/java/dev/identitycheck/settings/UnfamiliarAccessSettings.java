package dev.identitycheck.settings;

import dev.identitycheck.domain.device.FamiliarityPolicy;
import dev.identitycheck.settings.option.FlagOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings of the condition {@code conditional-unfamiliar-access}. */
public final class UnfamiliarAccessSettings {

    /** The provider id of the condition. */
    public static final String CONDITION = "conditional-unfamiliar-access";

    /** The provider id of the step that remembers a browser. */
    public static final String REMEMBER = "identity-check-remember-device";

    private static final NumberOption MAX_ABSENCE = new NumberOption(
            "maxAbsence",
            "Longest absence (seconds)",
            "A known browser that was not used for longer is unfamiliar again; 0 means only when its cookie ends, a year after"
                    + " its last use. Its use is noted to a day.",
            7_776_000,
            0,
            315_360_000);
    private static final FlagOption NEW_NETWORK = new FlagOption(
            "newNetwork",
            "A new network is unfamiliar",
            "Whether a known browser is unfamiliar in a network (IPv4 /24, IPv6 /48) where it has not been. Phones change"
                    + " theirs all day.",
            false);

    /** Every option, in the order in which the admin console and the README show them. */
    public static final List<Option<?>> OPTIONS = List.of(MAX_ABSENCE, NEW_NETWORK);

    private UnfamiliarAccessSettings() {}

    /** What a configuration amounts to. */
    public sealed interface Parsed {

        /**
         * It can be used.
         *
         * @param policy the rule
         */
        record Valid(FamiliarityPolicy policy) implements Parsed {}

        /**
         * It cannot, and every access is unfamiliar.
         *
         * @param settings which settings are wrong, and what they may be
         */
        record Invalid(List<InvalidSetting> settings) implements Parsed {}
    }

    /** Reads the condition's configuration; an empty one is all defaults. */
    public static Parsed parse(Map<String, String> config) {
        SettingsReader reader = new SettingsReader(config);
        FamiliarityPolicy policy =
                new FamiliarityPolicy(Duration.ofSeconds(reader.read(MAX_ABSENCE)), reader.read(NEW_NETWORK));
        return reader.invalid().isEmpty() ? new Parsed.Valid(policy) : new Parsed.Invalid(reader.invalid());
    }
}
