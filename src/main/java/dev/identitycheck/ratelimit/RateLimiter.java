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
 * Counts messages and other uses against quotas. All quotas of a message count it, or none does. It takes part in the
 * session's transaction, which should be short: the rows stay locked until it ends.
 */
public final class RateLimiter {

    // Each round that counts nothing means that other transactions counted something meanwhile.
    private static final int MAX_ROUNDS = 100;

    private final RateLimitRepository repository;

    private RateLimiter(RateLimitRepository repository) {
        this.repository = repository;
    }

    /** The rate limiter that counts in the session's transaction. */
    public static RateLimiter in(KeycloakSession session) {
        return new RateLimiter(RateLimitRepository.of(session));
    }

    /** Gives back the charges of a message that was not sent after all. */
    public void refund(List<QuotaCharge> charges) {
        charges.forEach(repository::refund);
    }

    /** Counts a requested text message against its quotas, or refuses it. */
    public RateLimitDecision charge(SmsSendRequest request, SmsLimits limits, RateLimitKey key, Instant now) {
        return charge(new SmsQuotas(request, limits, key, now).all(), request.messageId(), now);
    }

    /** Counts a notice by text message against its quotas, or refuses it. */
    public RateLimitDecision claimNotice(SmsSendRequest notice, SmsLimits limits, RateLimitKey key, Instant now) {
        return charge(new SmsQuotas(notice, limits, key, now).ofNotice(), notice.messageId(), now);
    }

    /** Counts one use against all these rate limits, or refuses it and counts nothing. */
    public RateLimitDecision charge(List<RateLimit> limits, RateLimitKey key, String id, Instant now) {
        return charge(quotas(limits, key, now), id, now);
    }

    /** How many more uses these rate limits allow. */
    public int left(List<RateLimit> limits, RateLimitKey key, Instant now) {
        List<Quota> quotas = quotas(limits, key, now);
        Map<String, List<QuotaUsage.Row>> stored = repository.read(quotas);
        return quotas.stream()
                .mapToInt(quota -> usage(quota, stored, now).left())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** When these rate limits allow the next use; now, if they allow it at once. */
    public Instant freeAt(List<RateLimit> limits, RateLimitKey key, Instant now) {
        List<Quota> quotas = quotas(limits, key, now);
        Map<String, List<QuotaUsage.Row>> stored = repository.read(quotas);
        return quotas.stream()
                .map(quota -> usage(quota, stored, now))
                .filter(usage -> usage.free().isEmpty())
                .flatMap(usage -> usage.freeAt().stream())
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static List<Quota> quotas(List<RateLimit> limits, RateLimitKey key, Instant now) {
        return limits.stream().map(limit -> limit.quota(key, now)).toList();
    }

    /**
     * Counts one message against all quotas, or refuses it and counts nothing.
     *
     * @param messageId decides at which row the message begins, which spreads messages over rows
     */
    RateLimitDecision charge(List<Quota> quotas, String messageId, Instant now) {
        Map<String, List<QuotaUsage.Row>> stored = repository.read(quotas);
        // Most refusals are made here, without a lock or a new row.
        for (Quota quota : quotas) {
            QuotaUsage usage = usage(quota, stored, now);
            if (usage.free().isEmpty()) {
                return new RateLimitDecision.Denied(quota.limit(), usage.freeAt());
            }
        }
        List<QuotaCharge> charges = new ArrayList<>();
        for (Quota quota : quotas) {
            QuotaUsage usage = usage(quota, stored, now);
            Optional<QuotaCharge> charge = charge(quota, usage, messageId, now);
            for (int round = 0; charge.isEmpty() && !usage.free().isEmpty() && round < MAX_ROUNDS; round++) {
                usage = usage(quota, repository.read(List.of(quota)), now);
                charge = charge(quota, usage, messageId, now);
            }
            if (charge.isEmpty()) {
                refund(charges);
                return new RateLimitDecision.Denied(quota.limit(), usage.freeAt());
            }
            charges.add(charge.get());
        }
        return new RateLimitDecision.Granted(charges);
    }

    private Optional<QuotaCharge> charge(Quota quota, QuotaUsage usage, String messageId, Instant now) {
        for (int shard : spread(usage.free(), messageId)) {
            if (usage.isStored(shard) && repository.count(quota, shard, now)) {
                return Optional.of(repository.charged(quota, shard));
            }
            if (!usage.isStored(shard) && repository.insert(quota, shard, now)) {
                return Optional.of(RateLimitRepository.inserted(quota, shard, now));
            }
        }
        return Optional.empty();
    }

    private static QuotaUsage usage(Quota quota, Map<String, List<QuotaUsage.Row>> stored, Instant now) {
        return new QuotaUsage(quota, stored.getOrDefault(quota.subject(), List.of()), now);
    }

    // Message ids are random, so messages begin at different rows.
    private static List<Integer> spread(List<Integer> shards, String messageId) {
        List<Integer> order = new ArrayList<>(shards);
        Collections.rotate(order, messageId.hashCode());
        return order;
    }
}
