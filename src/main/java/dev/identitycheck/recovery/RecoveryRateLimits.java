package dev.identitycheck.recovery;

import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.ratelimit.LimitType;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RateLimit;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.ratelimit.RateLimiter;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What a recovery may try, and how often. All of it is counted by what was typed, whether or not there is such an account,
 * so that no count, wait or page tells one from the other; guesses by the account too, which shows nowhere; and by network,
 * so that a stranger leaves room for the owner. Counts are kept where those of text messages are: for
 * all nodes, and no longer than their time.
 */
final class RecoveryRateLimits {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofHours(24);

    private static final int LONGEST = CodeSettings.LONGEST_CODE;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;
    private final RateLimitKey key;

    RecoveryRateLimits(KeycloakSession session, RealmModel realm, Instant now) {
        this.session = session;
        this.realm = realm;
        this.now = now;
        this.key = new CodeKeys(session, realm).subjects();
    }

    /** One more recovery from an address. */
    RateLimitDecision recovery(String address) {
        int most = RealmSettings.of(realm).recoveryPerAddress();
        return claim(List.of(
                RateLimit.ofAddress(LimitType.RECOVERY, realm.getId(), "begin", address, most, TEN_MINUTES),
                RateLimit.ofAddress(LimitType.RECOVERY, realm.getId(), "begin", address, most * 8, A_DAY)));
    }

    /**
     * Whether a text message of this name has not been heard before. It is remembered in the database: what is in memory alone
     * could be heard again after all nodes have stopped.
     */
    boolean isHeardFirst(String messageId, Duration remembered) {
        return claim(List.of(rate(List.of("heard", messageId), 1, remembered))) instanceof RateLimitDecision.Granted;
    }

    /** One more code for what was typed. */
    RateLimitDecision code(RecoveryRequest applicant, String address, Duration interval) {
        return claim(codes(applicant, address, interval));
    }

    /** When the next code may be asked for. */
    Instant nextCode(RecoveryRequest applicant, String address, Duration interval) {
        return own(session -> RateLimiter.in(session).freeAt(codes(applicant, address, interval), key, now));
    }

    private List<RateLimit> codes(RecoveryRequest applicant, String address, Duration interval) {
        List<String> here = here(applicant, "code", address);
        return List.of(rate(here, 1, interval), rate(here, 4, TEN_MINUTES), rate(here, 12, A_DAY));
    }

    /**
     * One more guess.
     *
     * @param account the account that it is about; nothing while nobody has looked for one
     * @param length the digits that were entered
     */
    RecoveryAttemptDecision guess(
            RecoveryRequest applicant, Optional<String> account, String address, int most, int length) {
        RecoveryAttemptRateLimits rates = guesses(applicant, address, most);
        String reached = account.orElseGet(() -> applicant.about(session, realm));
        return own(session -> {
            Count count = new Count(RateLimiter.in(session), UUID.randomUUID().toString());
            if (!count.isTaken(rates.typed())) {
                return new RecoveryAttemptDecision.Refused(count.allowance.freeAt(rates.typed(), key, now));
            }
            if (length < LONGEST && !count.isTaken(rates.atShortCodes())) {
                count.giveBack();
                return new RecoveryAttemptDecision.TooShort();
            }
            boolean limited = !count.isTaken(rates.ofAccount(reached));
            return limited || account.isEmpty()
                    ? new RecoveryAttemptDecision.Unseen(limited)
                    : new RecoveryAttemptDecision.Counted(reached, count.shares);
        });
    }

    /** What one guess is counted by. */
    private final class Count {

        private final RateLimiter allowance;
        private final String id;
        private final List<QuotaCharge> shares = new ArrayList<>();

        Count(RateLimiter allowance, String id) {
            this.allowance = allowance;
            this.id = id;
        }

        boolean isTaken(List<RateLimit> rates) {
            RateLimitDecision claim = allowance.claim(rates, key, id, now);
            if (claim instanceof RateLimitDecision.Granted granted) {
                shares.addAll(granted.shares());
            }
            return claim instanceof RateLimitDecision.Granted;
        }

        void giveBack() {
            allowance.giveBack(shares);
        }
    }

    /** How many digits the next code has, for what was typed. */
    int codeLength(RecoveryRequest applicant, int usual) {
        List<RateLimit> rates = guesses(applicant, "", 1).atShortCodes();
        return own(session -> RateLimiter.in(session).left(rates, key, now)) > 0 ? usual : LONGEST;
    }

    /** How many codes may still be tried, for what was typed. */
    int guessesLeft(RecoveryRequest applicant, String address, int most) {
        List<RateLimit> rates = guesses(applicant, address, most).typed();
        return own(session -> RateLimiter.in(session).left(rates, key, now));
    }

    private RecoveryAttemptRateLimits guesses(RecoveryRequest applicant, String address, int most) {
        return new RecoveryAttemptRateLimits(realm.getId(), applicant.subject(), RateLimit.network(address), most);
    }

    /** A right code was no failure. */
    void giveBack(RecoveryAttemptDecision.Counted guess) {
        own(session -> {
            RateLimiter.in(session).giveBack(guess.shares());
            return guess;
        });
    }

    private static List<String> here(RecoveryRequest applicant, String use, String address) {
        return Stream.concat(subject(applicant, use).stream(), Stream.of(RateLimit.network(address)))
                .toList();
    }

    private static List<String> subject(RecoveryRequest applicant, String use) {
        List<String> subject = new ArrayList<>(applicant.subject());
        subject.add(0, use);
        return subject;
    }

    private RateLimit rate(List<String> subject, int most, Duration window) {
        return new RateLimit(LimitType.RECOVERY, realm.getId(), subject, most, window);
    }

    private RateLimitDecision claim(List<RateLimit> rates) {
        return own(session ->
                RateLimiter.in(session).claim(rates, key, UUID.randomUUID().toString(), now));
    }

    // A transaction of its own, and a short one: what is counted stays counted, whatever becomes of the request.
    private <T> T own(Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), task::apply, "identity-check");
    }
}
