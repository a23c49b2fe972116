package dev.identitycheck.settings;

import dev.identitycheck.settings.option.FlagOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings of one {@code identity-check-recovery-code} step.
 *
 * @param codes how codes are generated; the channel is that of the contact the user claimed to have on file
 * @param maxFailures the number of wrong codes before a pause
 * @param withoutPassword whether users without a password may set one by a recovery
 * @param invalid the invalid settings
 */
public record RecoveryCodeSettings(
        CodeSettings codes, int maxFailures, boolean withoutPassword, List<InvalidSetting> invalid) {

    private static final NumberOption MAX_FAILURES = new NumberOption(
            "maxFailures",
            "Wrong codes before a pause",
            "After this many wrong codes in half an hour nothing is looked at until that is over; three times as"
                    + " many in a"
                    + " day. No account is locked.",
            5,
            1,
            20);
    private static final FlagOption WITHOUT_PASSWORD = new FlagOption(
            "withoutPassword",
            "Without a password",
            "Whether people who have no password, because they come by an identity provider, may choose one by a"
                    + " recovery.",
            false);

    /** All options, in the order of the admin console and the page of settings. */
    public static final List<Option<?>> OPTIONS = Stream.<Option<?>>concat(
                    CodeSettings.OPTIONS.stream().skip(1), Stream.of(MAX_FAILURES, WITHOUT_PASSWORD))
            .toList();

    /** Parses an authenticator's configuration; an empty one means all defaults. */
    public static RecoveryCodeSettings parse(Map<String, String> config) {
        SettingsReader reader = new SettingsReader(config);
        CodeSettings codes = CodeSettings.read(reader);
        int maxFailures = reader.read(MAX_FAILURES);
        boolean withoutPassword = reader.read(WITHOUT_PASSWORD);
        return new RecoveryCodeSettings(codes, maxFailures, withoutPassword, reader.invalid());
    }
}
