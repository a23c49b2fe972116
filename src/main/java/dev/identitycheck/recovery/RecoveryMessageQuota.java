package dev.identitycheck.recovery;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.PhoneNumberParser;
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
 * How many messages people get whom others ask codes for. It is counted by itself: what strangers ask for takes nothing from
 * the codes for the owner's own logins, and one network's requests leave room for another's.
 */
final class RecoveryMessageQuota {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofHours(24);

    private final LockedAccount account;
    private final String address;
    private final Instant now;
    private final RateLimiter allowance;
    private final RateLimitKey key;

    RecoveryMessageQuota(LockedAccount account, String address, Instant now) {
        this.account = account;
        this.address = address;
        this.now = now;
        this.allowance = RateLimiter.in(account.session());
        this.key = new CodeKeys(account.session(), account.realm()).subjects();
    }

    /** Counts one message, if it may go. */
    RateLimitDecision take(String messageId, Contact contact) {
        RateLimitDecision claim = allowance.claim(rates(), key, messageId, now);
        return claim instanceof RateLimitDecision.Granted message && contact instanceof Contact.Phone phone
                ? withText(message, text(messageId, phone))
                : claim;
    }

    private RateLimitDecision withText(RateLimitDecision.Granted message, RateLimitDecision claim) {
        if (claim instanceof RateLimitDecision.Granted text) {
            return new RateLimitDecision.Granted(Stream.concat(message.shares().stream(), text.shares().stream())
                    .toList());
        }
        allowance.giveBack(message.shares());
        return claim;
    }

    private List<RateLimit> rates() {
        String user = account.user().getId();
        List<String> here = List.of("message", user, RateLimit.network(address));
        List<String> all = List.of("message", user);
        return List.of(
                rate(here, 3, TEN_MINUTES), rate(here, 8, A_DAY), rate(all, 4, TEN_MINUTES), rate(all, 16, A_DAY));
    }

    private RateLimit rate(List<String> subject, int most, Duration window) {
        return new RateLimit(LimitType.RECOVERY, account.realm().getId(), subject, most, window);
    }

    private RateLimitDecision text(String messageId, Contact.Phone phone) {
        SmsSendRequest request = new SmsSendRequest(
                messageId,
                account.realm().getId(),
                RequesterClass.of(Purpose.RECOVERY),
                account.user().getId(),
                Purpose.RECOVERY.key(),
                phone.number(),
                PhoneNumberParser.countryOf(phone),
                address);
        return RealmSettings.of(account.realm())
                .smsLimits()
                .map(limits -> allowance.claim(request, limits, key, now))
                .orElseGet(() -> new RateLimitDecision.Denied(LimitType.BUDGET, Optional.empty()));
    }
}
