package dev.identitycheck.settings;

import dev.identitycheck.domain.attempt.LockoutPolicy;
import dev.identitycheck.domain.identity.TrustPolicy;
import dev.identitycheck.domain.notice.AttemptNoticePolicy;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.settings.option.AttemptOptions;
import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.DependentOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.NamesOption;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of one {@code identity-check} step.
 *
 * @param mode whether the step enforces, observes or is off
 * @param codes how codes are generated and sent
 * @param attempts the lockout policy for wrong codes
 * @param lockScope what a lock closes
 * @param letInWithoutContact whether users without a proved contact pass without a check
 * @param trust which identities need no confirmation
 * @param fingerprintClaims the claims that distinguish identities of one subject
 * @param notices which of an owner's contacts receive notices
 * @param attemptNotices what an owner is told of attempts that led nowhere
 */
public record IdentityCheckSettings(
        Mode mode,
        CodeSettings codes,
        LockoutPolicy attempts,
        LockScope lockScope,
        boolean letInWithoutContact,
        TrustPolicy trust,
        List<String> fingerprintClaims,
        NotifyPolicy notices,
        AttemptNoticePolicy attemptNotices) {

    enum Trust {
        TRUST,
        CHECK
    }

    private static final ChoiceOption<Mode> MODE = new ChoiceOption<>(
            "mode",
            "Mode",
            "enforce asks for a code. observe decides and writes events, but asks, sends and locks nothing."
                    + " The realm setting of the same name overrides every step at once.",
            Mode.ENFORCE,
            Mode.class);
    private static final AttemptOptions ATTEMPTS = new AttemptOptions(
            new NumberOption("maxFailures", "Wrong codes in a row", "This many wrong codes in a row lock.", 5, 1, 50),
            new NumberOption(
                    "failureReset",
                    "Quiet time that starts the row again (seconds)",
                    "After this long without a wrong code the row starts again; 0 means never.",
                    1800,
                    0,
                    AttemptOptions.MAX_FAILURE_RESET),
            new NumberOption(
                    "maxTotalFailures",
                    "Wrong codes in total",
                    "This many wrong codes lock, whatever the waiting. Not less than the wrong codes in a row.",
                    15,
                    1,
                    100));
    private static final ChoiceOption<LockScope> LOCK_SCOPE = new ChoiceOption<>(
            "lockScope",
            "Lock scope",
            "new-identities: known identities still sign in. account: the user is disabled too, and enabling the user"
                    + " again lifts the lock.",
            LockScope.NEW_IDENTITIES,
            LockScope.class);
    private static final ChoiceOption<NoContact> NO_CONTACT = new ChoiceOption<>(
            "noContact",
            "Without a proved contact",
            "What happens to people to whom no code can be sent. allow lets anybody in who has such an account linked.",
            NoContact.DENY,
            NoContact.class);
    private static final ChoiceOption<Trust> FIRST_IDENTITY = new ChoiceOption<>(
            "firstIdentity",
            "First identity",
            "Whether the identity that created the account is trusted, until somebody else proves a contact of it.",
            Trust.TRUST,
            Trust.class);
    private static final DependentOption<Trust> EXISTING_LINKS = new DependentOption<>(
            new ChoiceOption<>(
                    "existingLinks",
                    "Existing links",
                    "Whether links that are older than the user's first meeting with this step are trusted.",
                    Trust.TRUST,
                    Trust.class),
            "check if there are fingerprint claims");
    private static final NamesOption FINGERPRINT_CLAIMS = new NamesOption(
            "fingerprintClaims",
            "Fingerprint claims",
            "OIDC claims or SAML attributes, such as spidCode, whose values make an identity another one though"
                    + " provider and"
                    + " subject are the same.",
            10);

    private static final ChoiceOption<NotifyPolicy> NOTIFY = new ChoiceOption<>(
            "notify",
            "Notices",
            "Who is told that an identity got in, that the check locked or that a contact changed: first-available"
                    + " is e-mail,"
                    + " else SMS, else PEC, and where the code went there, the next one too; all is each of them.",
            NotifyPolicy.FIRST_AVAILABLE,
            NotifyPolicy.class);

    /** All options, in the order of the admin console and the page of settings. */
    public static final List<Option<?>> OPTIONS = Stream.of(
                    List.of(MODE),
                    CodeSettings.OPTIONS,
                    ATTEMPTS.all(),
                    List.of(LOCK_SCOPE, NO_CONTACT, FIRST_IDENTITY, EXISTING_LINKS, FINGERPRINT_CLAIMS, NOTIFY),
                    AttemptNoticeOptions.ALL)
            .<Option<?>>flatMap(List::stream)
            .toList();

    /** The result of parsing a configuration. */
    public sealed interface Parsed {

        /** Maps the configuration, whether or not it can be used. */
        <T> T map(Function<IdentityCheckSettings, T> valid, Function<List<InvalidSetting>, T> invalid);

        /**
         * The configuration can be used.
         *
         * @param settings the settings
         */
        record Valid(IdentityCheckSettings settings) implements Parsed {

            @Override
            public <T> T map(Function<IdentityCheckSettings, T> valid, Function<List<InvalidSetting>, T> invalid) {
                return valid.apply(settings);
            }

            @Override
            public Mode mode() {
                return settings.mode;
            }
        }

        /**
         * The configuration cannot be used, and unknown identities are refused.
         *
         * @param settings the invalid settings, with their allowed values
         * @param mode the mode, or its default if the mode is invalid
         */
        record Invalid(List<InvalidSetting> settings, Mode mode) implements Parsed {

            @Override
            public <T> T map(Function<IdentityCheckSettings, T> valid, Function<List<InvalidSetting>, T> invalid) {
                return invalid.apply(settings);
            }
        }

        /** The settings; empty where the configuration is invalid. */
        default Optional<IdentityCheckSettings> valid() {
            return map(Optional::of, invalid -> Optional.empty());
        }

        /** The fingerprint claims; empty where the configuration is invalid. */
        default List<String> fingerprintClaims() {
            return valid().map(IdentityCheckSettings::fingerprintClaims).orElse(List.of());
        }

        /** The mode; where it is invalid itself, its default. */
        Mode mode();
    }

    /** Parses an authenticator's configuration; an empty one means all defaults. */
    public static Parsed parse(Map<String, String> config) {
        SettingsReader reader = new SettingsReader(config);
        List<String> claims = reader.read(FINGERPRINT_CLAIMS);
        Trust existing = reader.read(EXISTING_LINKS).orElse(claims.isEmpty() ? Trust.TRUST : Trust.CHECK);
        IdentityCheckSettings settings = new IdentityCheckSettings(
                reader.read(MODE),
                CodeSettings.read(reader),
                ATTEMPTS.read(reader),
                reader.read(LOCK_SCOPE),
                reader.read(NO_CONTACT) == NoContact.ALLOW,
                new TrustPolicy(reader.read(FIRST_IDENTITY) == Trust.TRUST, existing == Trust.TRUST),
                claims,
                reader.read(NOTIFY),
                AttemptNoticeOptions.read(reader));
        return reader.invalid().isEmpty()
                ? new Parsed.Valid(settings)
                : new Parsed.Invalid(reader.invalid(), settings.mode());
    }
}
