package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.settings.SmsLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The quotas of one text message, in the order in which they count it. */
final class SmsQuotas {

    private static final QuotaWindow TEN_MINUTES = new QuotaWindow.Rolling(Duration.ofMinutes(10));
    private static final QuotaWindow TWENTY_FOUR_HOURS = new QuotaWindow.Rolling(Duration.ofHours(24));
    private static final QuotaWindow TODAY = new QuotaWindow.Day();

    private static final String NOTICE = "notice";

    private final SmsSendRequest request;
    private final SmsSendRequest.Recipient recipient;
    private final SmsLimits limits;
    private final RateLimitKey key;
    private final Instant now;

    SmsQuotas(SmsSendRequest request, SmsLimits limits, RateLimitKey key, Instant now) {
        this.request = request;
        this.recipient = request.recipient();
        this.limits = limits;
        this.key = key;
        this.now = now;
    }

    List<Quota> all() {
        String network = ClientAddress.network(request.requester().clientAddress());
        List<Quota> quotas = new ArrayList<>(List.of(
                // One identity alone never takes the whole share, so that an attacker's messages leave room for the
                // owner's own.
                quota(
                        LimitType.IDENTITY,
                        threeQuarters(limits.perUser()),
                        TWENTY_FOUR_HOURS,
                        recipient.userId(),
                        request.about()),
                quota(LimitType.USER, limits.perUser(), TWENTY_FOUR_HOURS, recipient.userId()),
                quota(LimitType.NUMBER, quarter(limits.perNumber()), TEN_MINUTES, recipient.number()),
                quota(LimitType.NUMBER, limits.perNumber(), TWENTY_FOUR_HOURS, recipient.number()),
                quota(LimitType.ADDRESS, quarter(limits.perAddress()), TEN_MINUTES, network),
                quota(LimitType.ADDRESS, limits.perAddress(), TWENTY_FOUR_HOURS, network)));
        country().ifPresent(quotas::add);
        quotas.add(budget());
        return quotas;
    }

    /**
     * The quotas of a notice. Notices have counts of their own, so that codes, however many, never hold a notice back;
     * of the daily budget, notices may take at most half, so that the other half is left for codes.
     */
    List<Quota> ofNotice() {
        List<Quota> quotas = new ArrayList<>(List.of(
                quota(LimitType.USER, limits.perUser(), TWENTY_FOUR_HOURS, NOTICE, recipient.userId()),
                quota(LimitType.NUMBER, limits.perNumber(), TWENTY_FOUR_HOURS, NOTICE, recipient.number())));
        country().ifPresent(quotas::add);
        Quota budget = budget();
        quotas.add(quota(LimitType.BUDGET, budget.most() / 2, TODAY, NOTICE));
        quotas.add(budget);
        return quotas;
    }

    private Quota budget() {
        return quota(
                LimitType.BUDGET,
                request.requester().group().shareOf(limits.dailyBudget()),
                TODAY,
                request.requester().group().name());
    }

    private Optional<Quota> country() {
        String country = recipient.country().orElse("");
        if (!limits.countries().allows(country)) {
            return Optional.of(quota(LimitType.COUNTRY, 0, TODAY, country));
        }
        OptionalInt most = limits.countries().dailyMaximum(country);
        return most.isPresent()
                ? Optional.of(quota(LimitType.COUNTRY, most.getAsInt(), TODAY, country))
                : Optional.empty();
    }

    private Quota quota(LimitType limit, int most, QuotaWindow window, String... subject) {
        List<String> parts = Stream.concat(
                        Stream.of(request.realmId(), limit.key(), window.name(now)), Stream.of(subject))
                .toList();
        return new Quota(limit, key.hash(parts), most, window);
    }

    private static int quarter(int most) {
        return most / 4 + (most % 4 == 0 ? 0 : 1);
    }

    private static int threeQuarters(int most) {
        return most - most / 4;
    }
}
