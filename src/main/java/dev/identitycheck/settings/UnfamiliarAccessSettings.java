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

    private static final NumberOption MAX_ABSENCE = new NumberOption(
            "maxAbsence",
            "Longest absence (seconds)",
            "A known browser that was not used for longer is unfamiliar again; 0 means only when its cookie ends, a"
                    + " year after"
                    + " its last use. Its use is noted to a day.",
            7_776_000,
            0,
            315_360_000);
    private static final FlagOption NEW_NETWORK = new FlagOption(
            "newNetwork",
            "A new network is unfamiliar",
            "Whether a known browser is unfamiliar in a network (IPv4 /24, IPv6 /48) where it has not been. Phones"
                    + " change"
                    + " theirs all day.",
            false);

    /** All options, in the order of the admin console and the page of settings. */
    public static final List<Option<?>> OPTIONS = List.of(MAX_ABSENCE, NEW_NETWORK);

    private UnfamiliarAccessSettings() {}

    /** The result of parsing a configuration. */
    public sealed interface Parsed {

        /**
         * The configuration can be used.
         *
         * @param policy the policy that decides which access is familiar
         */
        record Valid(FamiliarityPolicy policy) implements Parsed {}

        /**
         * The configuration cannot be used, and every access is unfamiliar.
         *
         * @param settings the invalid settings, with their allowed values
         */
        record Invalid(List<InvalidSetting> settings) implements Parsed {}
    }

    /** Parses the condition's configuration; an empty one means all defaults. */
    public static Parsed parse(Map<String, String> config) {
        SettingsReader reader = new SettingsReader(config);
        FamiliarityPolicy policy =
                new FamiliarityPolicy(Duration.ofSeconds(reader.read(MAX_ABSENCE)), reader.read(NEW_NETWORK));
        return reader.invalid().isEmpty() ? new Parsed.Valid(policy) : new Parsed.Invalid(reader.invalid());
    }
}
