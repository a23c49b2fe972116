package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.settings.SmsLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Counts messages against quotas. All of a message's quotas count it, or none does. It takes part in the session's
 * transaction, which should be short: the rows stay locked until it ends.
 */
public final class RateLimiter {

    // Each round that gets nothing means that others got something meanwhile.
    private static final int ROUNDS = 100;

    private final RateLimitRepository rows;

    private RateLimiter(RateLimitRepository rows) {
        this.rows = rows;
    }

    /** What counts in the session's transaction. */
    public static RateLimiter in(KeycloakSession session) {
        return new RateLimiter(RateLimitRepository.of(session));
    }

    /** Counts a message that was not sent after all as none. */
    public void giveBack(List<QuotaCharge> shares) {
        shares.forEach(rows::giveBack);
    }

    /** Counts a text message that somebody asks for. */
    public RateLimitDecision claim(SmsSendRequest request, SmsLimits limits, RateLimitKey key, Instant now) {
        return claim(new SmsQuotas(request, limits, key, now).all(), request.messageId(), now);
    }

    /** Counts a notice by text message. */
    public RateLimitDecision claimNotice(SmsSendRequest notice, SmsLimits limits, RateLimitKey key, Instant now) {
        return claim(new SmsQuotas(notice, limits, key, now).ofNotice(), notice.messageId(), now);
    }

    /** Counts something that is done, by all these rates or by none. */
    public RateLimitDecision claim(List<RateLimit> rates, RateLimitKey key, String id, Instant now) {
        return claim(quotas(rates, key, now), id, now);
    }

    /** How often the same may be done yet. */
    public int left(List<RateLimit> rates, RateLimitKey key, Instant now) {
        List<Quota> quotas = quotas(rates, key, now);
        Map<String, List<QuotaUsage.Row>> stored = rows.read(quotas);
        return quotas.stream()
                .mapToInt(quota -> tally(quota, stored, now).left())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** When the same may be done again; now, if it may be done at once. */
    public Instant freeAt(List<RateLimit> rates, RateLimitKey key, Instant now) {
        List<Quota> quotas = quotas(rates, key, now);
        Map<String, List<QuotaUsage.Row>> stored = rows.read(quotas);
        return quotas.stream()
                .map(quota -> tally(quota, stored, now))
                .filter(tally -> tally.free().isEmpty())
                .flatMap(tally -> tally.freeAt().stream())
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static List<Quota> quotas(List<RateLimit> rates, RateLimitKey key, Instant now) {
        return rates.stream().map(rate -> rate.quota(key, now)).toList();
    }

    /**
     * Counts one message.
     *
     * @param messageId spreads messages over rows
     */
    RateLimitDecision claim(List<Quota> quotas, String messageId, Instant now) {
        Map<String, List<QuotaUsage.Row>> stored = rows.read(quotas);
        // Most that is refused is refused here, without a lock or a new row.
        for (Quota quota : quotas) {
            QuotaUsage tally = tally(quota, stored, now);
            if (tally.free().isEmpty()) {
                return new RateLimitDecision.Denied(quota.limit(), tally.freeAt());
            }
        }
        List<QuotaCharge> taken = new ArrayList<>();
        for (Quota quota : quotas) {
            QuotaUsage tally = tally(quota, stored, now);
            Optional<QuotaCharge> share = take(quota, tally, messageId, now);
            for (int round = 0; share.isEmpty() && !tally.free().isEmpty() && round < ROUNDS; round++) {
                tally = tally(quota, rows.read(List.of(quota)), now);
                share = take(quota, tally, messageId, now);
            }
            if (share.isEmpty()) {
                giveBack(taken);
                return new RateLimitDecision.Denied(quota.limit(), tally.freeAt());
            }
            taken.add(share.get());
        }
        return new RateLimitDecision.Granted(taken);
    }

    private Optional<QuotaCharge> take(Quota quota, QuotaUsage tally, String messageId, Instant now) {
        for (int shard : spread(tally.free(), messageId)) {
            if (tally.isStored(shard) && rows.count(quota, shard, now)) {
                return Optional.of(rows.share(quota, shard));
            }
            if (!tally.isStored(shard) && rows.insert(quota, shard, now)) {
                return Optional.of(RateLimitRepository.inserted(quota, shard, now));
            }
        }
        return Optional.empty();
    }

    private static QuotaUsage tally(Quota quota, Map<String, List<QuotaUsage.Row>> stored, Instant now) {
        return new QuotaUsage(quota, stored.getOrDefault(quota.subject(), List.of()), now);
    }

    // The ids are random, so messages begin at rows of their own.
    private static List<Integer> spread(List<Integer> shards, String messageId) {
        List<Integer> order = new ArrayList<>(shards);
        Collections.rotate(order, messageId.hashCode());
        return order;
    }
}
