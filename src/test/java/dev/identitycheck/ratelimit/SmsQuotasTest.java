package dev.identitycheck.ratelimit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.keycloak.HmacSha256;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.settings.SmsLimits;
import dev.identitycheck.settings.option.CountriesOption;
import dev.identitycheck.settings.option.CountryList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quotas of a text message")
class SmsQuotasTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RateLimitKey KEY =
            new RateLimitKey(HmacSha256.derivedFrom("a key of the realm".getBytes(UTF_8), "test"));
    private static final String NUMBER = "+393331234567";

    private static SmsSendRequest request(
            RequesterClass asker, String number, Optional<String> country, String address) {
        return new SmsSendRequest(
                "m",
                "realm",
                new SmsSendRequest.Requester(asker, address),
                new SmsSendRequest.Recipient("user", number, country),
                "identity:a");
    }

    private static SmsSendRequest request() {
        return request(RequesterClass.OWNER, NUMBER, Optional.of("IT"), "192.0.2.1");
    }

    private static SmsLimits limits(CountryList countries) {
        return new SmsLimits(20, 10, 200, countries, 1_000);
    }

    private static List<Quota> of(SmsSendRequest request, CountryList countries, Instant now) {
        return new SmsQuotas(request, limits(countries), KEY, now).all();
    }

    private static Quota of(LimitType limit, List<Quota> quotas) {
        return quotas.stream()
                .filter(q -> q.limit() == limit)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static CountryList countries(String text) {
        return new CountriesOption("k", "l", "h").parse(text);
    }

    @Test
    void come_in_the_order_in_which_rows_may_be_locked() {
        assertThat(of(request(), countries("IT:5"), NOON))
                .extracting(Quota::limit)
                .isSorted();
    }

    @Test
    void are_as_many_as_the_settings_say() {
        List<Quota> quotas = of(request(), CountryList.ALL, NOON);

        assertThat(quotas)
                .extracting(Quota::limit, Quota::most)
                .containsExactly(
                        tuple(LimitType.IDENTITY, 15),
                        tuple(LimitType.USER, 20),
                        tuple(LimitType.NUMBER, 3),
                        tuple(LimitType.NUMBER, 10),
                        tuple(LimitType.ADDRESS, 50),
                        tuple(LimitType.ADDRESS, 200),
                        tuple(LimitType.BUDGET, 800));
    }

    @Test
    void of_a_notice_are_its_own_and_leave_half_of_the_budget_for_codes() {
        List<Quota> notice = new SmsQuotas(request(), limits(countries("IT:5")), KEY, NOON).ofNotice();

        assertThat(notice)
                .extracting(Quota::limit, Quota::most)
                .containsExactly(
                        tuple(LimitType.USER, 20),
                        tuple(LimitType.NUMBER, 10),
                        tuple(LimitType.COUNTRY, 5),
                        tuple(LimitType.BUDGET, 400),
                        tuple(LimitType.BUDGET, 800));
        List<String> codes = of(request(), countries("IT:5"), NOON).stream()
                .map(Quota::subject)
                .toList();
        assertThat(notice)
                .filteredOn(quota -> codes.contains(quota.subject()))
                .extracting(Quota::limit)
                .containsExactly(LimitType.COUNTRY, LimitType.BUDGET);
        assertThat(notice).extracting(Quota::subject).doesNotHaveDuplicates();
    }

    @Test
    void hold_no_number_or_address_in_clear() {
        assertThat(of(request(), countries("IT:5"), NOON))
                .extracting(Quota::subject)
                .allMatch(subject -> subject.matches("[A-Za-z0-9_-]{43}"))
                .doesNotHaveDuplicates();
        assertThat(request().toString()).doesNotContain(NUMBER).doesNotContain("192.0.2.1");
        assertThat(KEY).hasToString("RateLimitKey[***]");
    }

    @Test
    void give_strangers_a_fifth_of_the_budget_that_the_owners_do_not_count_in() {
        Quota owners = of(LimitType.BUDGET, of(request(), CountryList.ALL, NOON));
        Quota strangers = of(
                LimitType.BUDGET,
                of(request(RequesterClass.STRANGER, NUMBER, Optional.of("IT"), "192.0.2.1"), CountryList.ALL, NOON));

        assertThat(owners.most() + strangers.most()).isEqualTo(1_000);
        assertThat(strangers.most()).isEqualTo(200);
        assertThat(strangers.subject()).isNotEqualTo(owners.subject());
        assertThat(RequesterClass.of(Purpose.RECOVERY)).isEqualTo(RequesterClass.STRANGER);
        assertThat(RequesterClass.of(Purpose.IDENTITY)).isEqualTo(RequesterClass.OWNER);
        assertThat(RequesterClass.STRANGER.shareOf(4)).isZero();
        assertThat(RequesterClass.OWNER.shareOf(4)).isEqualTo(4);
    }

    @Test
    void count_the_budget_by_day_and_all_else_by_the_hours_since() {
        Instant nextDay = NOON.plusSeconds(86_400);

        assertThat(of(LimitType.BUDGET, of(request(), CountryList.ALL, nextDay)).subject())
                .isNotEqualTo(of(LimitType.BUDGET, of(request(), CountryList.ALL, NOON))
                        .subject());
        assertThat(of(LimitType.BUDGET, of(request(), CountryList.ALL, NOON))
                        .window()
                        .end(NOON))
                .isEqualTo("2026-03-02T00:00:00Z");
        assertThat(of(LimitType.USER, of(request(), CountryList.ALL, nextDay)).subject())
                .isEqualTo(
                        of(LimitType.USER, of(request(), CountryList.ALL, NOON)).subject());
        assertThat(of(LimitType.USER, of(request(), CountryList.ALL, NOON))
                        .window()
                        .end(NOON))
                .isEqualTo(nextDay);
    }

    @Test
    void leave_countries_out_that_are_not_named() {
        assertThat(of(LimitType.COUNTRY, of(request(), countries("VN DE:7"), NOON))
                        .most())
                .isZero();
        assertThat(of(request(), countries("IT,VN"), NOON))
                .extracting(Quota::limit)
                .doesNotContain(LimitType.COUNTRY);
        assertThat(of(LimitType.COUNTRY, of(request(), countries("IT:5 VN"), NOON))
                        .most())
                .isEqualTo(5);
        SmsSendRequest nowhere = request(RequesterClass.OWNER, NUMBER, Optional.empty(), "192.0.2.1");
        assertThat(of(LimitType.COUNTRY, of(nowhere, countries("IT"), NOON)).most())
                .isZero();
        assertThat(of(nowhere, CountryList.ALL, NOON)).extracting(Quota::limit).doesNotContain(LimitType.COUNTRY);
    }

    @Test
    void take_all_addresses_of_one_ipv6_network_for_one_client() {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff::9"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("::ffff:192.0.2.1")).isEqualTo(network("192.0.2.1"));
        assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
        assertThat(network("no:address")).isNotEqualTo(network("no:other"));
    }

    private static String network(String address) {
        SmsSendRequest request = request(RequesterClass.OWNER, NUMBER, Optional.empty(), address);
        return of(LimitType.ADDRESS, of(request, CountryList.ALL, NOON)).subject();
    }
}
