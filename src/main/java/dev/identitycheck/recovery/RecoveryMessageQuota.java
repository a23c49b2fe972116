package dev.identitycheck.recovery;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.ratelimit.LimitType;
import dev.identitycheck.ratelimit.RateLimit;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.ratelimit.RateLimiter;
import dev.identitycheck.ratelimit.RequesterClass;
import dev.identitycheck.ratelimit.SmsSendRequest;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The quota of recovery messages to one account. It is separate from the quota of logins, so that requests of
 * strangers take no codes from the owner's logins, and it is also counted by network, so that one network leaves room
 * for another.
 */
final class RecoveryMessageQuota {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofHours(24);

    private final LockedAccount account;
    private final String address;
    private final Instant now;
    private final RateLimiter rateLimiter;
    private final RateLimitKey key;

    RecoveryMessageQuota(LockedAccount account, String address, Instant now) {
        this.account = account;
        this.address = address;
        this.now = now;
        this.rateLimiter = RateLimiter.in(account.session());
        this.key = new CodeKeys(account.session(), account.realm()).subjects();
    }

    /** Charges one message, if the quota allows it. */
    RateLimitDecision take(String messageId, Contact contact) {
        RateLimitDecision decision = rateLimiter.charge(limits(), key, messageId, now);
        return decision instanceof RateLimitDecision.Granted message && contact instanceof Contact.Phone phone
                ? withText(message, text(messageId, phone))
                : decision;
    }

    private RateLimitDecision withText(RateLimitDecision.Granted message, RateLimitDecision decision) {
        if (decision instanceof RateLimitDecision.Granted text) {
            return new RateLimitDecision.Granted(Stream.concat(message.charges().stream(), text.charges().stream())
                    .toList());
        }
        rateLimiter.refund(message.charges());
        return decision;
    }

    private List<RateLimit> limits() {
        String user = account.user().getId();
        List<String> byNetwork = List.of("message", user, RateLimit.network(address));
        List<String> byAccount = List.of("message", user);
        return List.of(
                limit(byNetwork, 3, TEN_MINUTES),
                limit(byNetwork, 8, A_DAY),
                limit(byAccount, 4, TEN_MINUTES),
                limit(byAccount, 16, A_DAY));
    }

    private RateLimit limit(List<String> subject, int most, Duration window) {
        return new RateLimit(LimitType.RECOVERY, account.realm().getId(), subject, most, window);
    }

    private RateLimitDecision text(String messageId, Contact.Phone phone) {
        SmsSendRequest request = new SmsSendRequest(
                messageId,
                account.realm().getId(),
                new SmsSendRequest.Requester(RequesterClass.of(Purpose.RECOVERY), address),
                SmsSendRequest.Recipient.of(account.user().getId(), phone),
                Purpose.RECOVERY.key());
        return RealmSettings.of(account.realm())
                .smsLimits()
                .map(limits -> rateLimiter.charge(request, limits, key, now))
                .orElseGet(() -> new RateLimitDecision.Denied(LimitType.BUDGET, Optional.empty()));
    }
}
