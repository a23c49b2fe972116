package dev.identitycheck.settings;

import dev.identitycheck.domain.attempt.LockoutPolicy;
import dev.identitycheck.domain.notice.AttemptNoticePolicy;
import dev.identitycheck.settings.option.AttemptOptions;
import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of one {@code identity-check-code} step.
 *
 * @param codes how codes are generated and sent
 * @param codeAttempts the lockout policy for wrong codes
 * @param pinAttempts the lockout policy for wrong PINs
 * @param lockScope what a lock closes
 * @param letInWithoutContact whether users with neither a proved contact nor a PIN pass without a check
 * @param attemptNotices what an owner is told of attempts that led nowhere
 */
public record CodeOrPinSettings(
        CodeSettings codes,
        LockoutPolicy codeAttempts,
        LockoutPolicy pinAttempts,
        StepLockScope lockScope,
        boolean letInWithoutContact,
        AttemptNoticePolicy attemptNotices) {

    private static final AttemptOptions CODE = new AttemptOptions(
            new NumberOption("maxFailures", "Wrong codes in a row", "This many wrong codes in a row lock.", 50, 1, 50),
            new NumberOption(
                    "failureReset",
                    "Quiet time that starts the row of codes again (seconds)",
                    "After this long without a wrong code the row starts again; 0 means never.",
                    0,
                    0,
                    AttemptOptions.MAX_FAILURE_RESET),
            new NumberOption(
                    "maxTotalFailures",
                    "Wrong codes in total",
                    "This many wrong codes lock, whatever the waiting. Not less than the wrong codes in a row.",
                    50,
                    1,
                    100));

    private static final AttemptOptions PIN = new AttemptOptions(
            new NumberOption("maxPinFailures", "Wrong PINs in a row", "This many wrong PINs in a row lock.", 5, 1, 50),
            new NumberOption(
                    "pinFailureReset",
                    "Quiet time that starts the row of PINs again (seconds)",
                    "After this long without a wrong PIN the row starts again; 0 means never.",
                    1800,
                    0,
                    AttemptOptions.MAX_FAILURE_RESET),
            new NumberOption(
                    "maxTotalPinFailures",
                    "Wrong PINs in total",
                    "This many wrong PINs lock, whatever the waiting. Not less than the wrong PINs in a row.",
                    15,
                    1,
                    100));

    private static final ChoiceOption<StepLockScope> LOCK_SCOPE = new ChoiceOption<>(
            "lockScope",
            "Lock scope",
            "step: too many wrong codes or PINs close this step to them, each on its own. account: the user is"
                    + " disabled too,"
                    + " and enabling the user again lifts the lock.",
            StepLockScope.STEP,
            StepLockScope.class);
    private static final ChoiceOption<NoContact> NO_CONTACT = new ChoiceOption<>(
            "noContact",
            "Without a proved contact",
            "What happens to people who have no PIN and to whom no code can be sent. allow lets them pass unasked.",
            NoContact.DENY,
            NoContact.class);

    /** All options, in the order of the admin console and the page of settings. */
    public static final List<Option<?>> OPTIONS = Stream.of(
                    CodeSettings.OPTIONS,
                    CODE.all(),
                    PIN.all(),
                    List.of(LOCK_SCOPE, NO_CONTACT),
                    AttemptNoticeOptions.ALL)
            .<Option<?>>flatMap(List::stream)
            .toList();

    /** The result of parsing a configuration. */
    public sealed interface Parsed {

        /** Maps the configuration, whether or not it can be used. */
        <T> T map(Function<CodeOrPinSettings, T> valid, Function<List<InvalidSetting>, T> invalid);

        /**
         * The configuration can be used.
         *
         * @param settings the settings
         */
        record Valid(CodeOrPinSettings settings) implements Parsed {

            @Override
            public <T> T map(Function<CodeOrPinSettings, T> valid, Function<List<InvalidSetting>, T> invalid) {
                return valid.apply(settings);
            }
        }

        /**
         * The configuration cannot be used, and every login is refused.
         *
         * @param settings the invalid settings, with their allowed values
         */
        record Invalid(List<InvalidSetting> settings) implements Parsed {

            @Override
            public <T> T map(Function<CodeOrPinSettings, T> valid, Function<List<InvalidSetting>, T> invalid) {
                return invalid.apply(settings);
            }
        }
    }

    /** Parses an authenticator's configuration; an empty one means all defaults. */
    public static Parsed parse(Map<String, String> config) {
        SettingsReader reader = new SettingsReader(config);
        CodeOrPinSettings settings = new CodeOrPinSettings(
                CodeSettings.read(reader),
                CODE.read(reader),
                PIN.read(reader),
                reader.read(LOCK_SCOPE),
                reader.read(NO_CONTACT) == NoContact.ALLOW,
                AttemptNoticeOptions.read(reader));
        return reader.invalid().isEmpty() ? new Parsed.Valid(settings) : new Parsed.Invalid(reader.invalid());
    }
}
