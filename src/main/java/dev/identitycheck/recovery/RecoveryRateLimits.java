package dev.identitycheck.recovery;

import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.keycloak.Transactions;
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

/**
 * The rate limits of recoveries. Everything is counted by the entered number and contact, whether or not the account
 * exists, so that no count, wait or page reveals its existence; attempts also by the account, which is shown nowhere;
 * and by network, so that a stranger leaves room for the owner. Counts are stored with those of text messages, for all
 * nodes and no longer than their window.
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

    /** Counts the start of a recovery from a client address. */
    RateLimitDecision recovery(String address) {
        int most = RealmSettings.of(realm).recoveryPerAddress();
        return charge(List.of(
                RateLimit.ofAddress(LimitType.RECOVERY, realm.getId(), "begin", address, most, TEN_MINUTES),
                RateLimit.ofAddress(LimitType.RECOVERY, realm.getId(), "begin", address, most * 8, A_DAY)));
    }

    /**
     * Whether an inbound text message is received for the first time. The id is stored in the database, since an id in
     * memory alone would allow a replay after all nodes have stopped.
     */
    boolean isFirstReceived(String messageId, Duration remembered) {
        return charge(List.of(limit(List.of("heard", messageId), 1, remembered))) instanceof RateLimitDecision.Granted;
    }

    /** Counts a code for the entered number and contact. */
    RateLimitDecision code(RecoveryRequest request, String address, Duration interval) {
        return charge(codes(request, address, interval));
    }

    /** When the next code may be requested. */
    Instant nextCode(RecoveryRequest request, String address, Duration interval) {
        return inOwnTransaction(session -> RateLimiter.in(session).freeAt(codes(request, address, interval), key, now));
    }

    private List<RateLimit> codes(RecoveryRequest request, String address, Duration interval) {
        List<String> byNetwork = byNetwork(request, "code", address);
        return List.of(limit(byNetwork, 1, interval), limit(byNetwork, 4, TEN_MINUTES), limit(byNetwork, 12, A_DAY));
    }

    /**
     * Counts an attempt.
     *
     * @param account the account of the attempt; empty before the lookup
     * @param length the number of digits that were entered
     */
    RecoveryAttemptDecision attempt(
            RecoveryRequest request, Optional<String> account, String address, int most, int length) {
        RecoveryAttemptRateLimits rates = attemptLimits(request, address, most);
        String accountKey = account.orElseGet(() -> request.subjectKey(session, realm));
        return inOwnTransaction(session -> {
            Count count = new Count(RateLimiter.in(session), UUID.randomUUID().toString());
            if (!count.isTaken(rates.typed())) {
                return new RecoveryAttemptDecision.Refused(count.rateLimiter.freeAt(rates.typed(), key, now));
            }
            if (length < LONGEST && !count.isTaken(rates.atShortCodes())) {
                count.refund();
                return new RecoveryAttemptDecision.TooShort();
            }
            boolean limited = !count.isTaken(rates.ofAccount(accountKey));
            return limited || account.isEmpty()
                    ? new RecoveryAttemptDecision.Unseen(limited)
                    : new RecoveryAttemptDecision.Counted(accountKey, count.charges);
        });
    }

    /** The charges of one attempt. */
    private final class Count {

        private final RateLimiter rateLimiter;
        private final String id;
        private final List<QuotaCharge> charges = new ArrayList<>();

        Count(RateLimiter rateLimiter, String id) {
            this.rateLimiter = rateLimiter;
            this.id = id;
        }

        boolean isTaken(List<RateLimit> rates) {
            RateLimitDecision claim = rateLimiter.charge(rates, key, id, now);
            if (claim instanceof RateLimitDecision.Granted granted) {
                charges.addAll(granted.charges());
            }
            return claim instanceof RateLimitDecision.Granted;
        }

        void refund() {
            rateLimiter.refund(charges);
        }
    }

    /** The number of digits of the next code for the entered number and contact. */
    int codeLength(RecoveryRequest request, int usual) {
        List<RateLimit> rates = attemptLimits(request, "", 1).atShortCodes();
        return inOwnTransaction(session -> RateLimiter.in(session).left(rates, key, now)) > 0 ? usual : LONGEST;
    }

    /** The attempts that remain for the entered number and contact. */
    int attemptsLeft(RecoveryRequest request, String address, int most) {
        List<RateLimit> rates = attemptLimits(request, address, most).typed();
        return inOwnTransaction(session -> RateLimiter.in(session).left(rates, key, now));
    }

    /** When the next attempt for the entered number and contact is compared. */
    Instant nextAttempt(RecoveryRequest request, String address, int most) {
        List<RateLimit> rates = attemptLimits(request, address, most).typed();
        return inOwnTransaction(session -> RateLimiter.in(session).freeAt(rates, key, now));
    }

    private RecoveryAttemptRateLimits attemptLimits(RecoveryRequest request, String address, int most) {
        return new RecoveryAttemptRateLimits(realm.getId(), request.subject(), RateLimit.network(address), most);
    }

    /** Refunds the attempt of a right code, which is no failure. */
    void refund(RecoveryAttemptDecision.Counted attempt) {
        inOwnTransaction(session -> {
            RateLimiter.in(session).refund(attempt.charges());
            return attempt;
        });
    }

    private static List<String> byNetwork(RecoveryRequest request, String use, String address) {
        return Stream.concat(subject(request, use).stream(), Stream.of(RateLimit.network(address)))
                .toList();
    }

    private static List<String> subject(RecoveryRequest request, String use) {
        List<String> subject = new ArrayList<>(request.subject());
        subject.add(0, use);
        return subject;
    }

    private RateLimit limit(List<String> subject, int most, Duration window) {
        return new RateLimit(LimitType.RECOVERY, realm.getId(), subject, most, window);
    }

    private RateLimitDecision charge(List<RateLimit> rates) {
        return inOwnTransaction(session ->
                RateLimiter.in(session).charge(rates, key, UUID.randomUUID().toString(), now));
    }

    // A short transaction of its own keeps the counts even if the request fails.
    private <T> T inOwnTransaction(Function<KeycloakSession, T> task) {
        return Transactions.inOwn(session, task);
    }
}
