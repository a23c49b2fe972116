package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.ManyRealms;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Population;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Links that nobody confirmed")
class SweepIT {

    @Test
    void go_when_a_login_made_them_and_that_login_is_over(Stage stage) {
        try (Site site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=1")) {
            Agency agency = site.ownAgency(Map.of());
            agency.linksByEmail();
            counts(site, "over", 1);
            counts(site, "open", Long.MAX_VALUE);
            Person byAdministrator = agency.person().knownAt(ALFA).linkedTo(BETA);
            assertThat(agency.visitor().signsInWith(BETA, byAdministrator).asksForCode())
                    .isTrue();
            Person open = askedByLogin(agency);
            Person over = askedByLogin(agency);

            byAdministrator.wasAskedEarlierBy(Duration.ofDays(1));
            over.wasAskedEarlierBy(Duration.ofDays(1));

            Await.get("the link is gone", () -> Optional.of(over).filter(p -> !p.isLinkedTo(BETA)));
            assertThat(over.attribute("identity-check.identities").orElseThrow())
                    .doesNotContain("\"" + BETA + "\"");
            assertThat(over.attribute("identity-check.unconfirmed")).isEmpty();
            assertThat(open.isLinkedTo(BETA)).isTrue();
            assertThat(byAdministrator.isLinkedTo(BETA)).isTrue();
            assertThat(agency.visitor().signsInWith(BETA, over).asksForCode()).isTrue();
            Await.holds("counts whose time is over are gone", () -> site.database().mentions("over").stream()
                    .noneMatch("identity_check_limit"::equals));
            assertThat(site.database().mentions("open")).contains("identity_check_limit");
        }
    }

    @Test
    void go_in_the_first_round_whatever_waits_at_a_provider_whose_step_is_off(Stage stage) {
        try (Site site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=1")) {
            Agency agency = site.ownAgency(Map.of());
            agency.linksByEmail();
            Person waiting = askedByLogin(agency);
            waitsAt(agency, ALFA, waiting, 4_000);
            agency.hasRequiredFlow("off", "identity-check");
            agency.sets("off", "identity-check", Map.of("mode", "off"));
            agency.changeProvider(ALFA, provider -> provider.put("postBrokerLoginFlowAlias", "off"));
            Person over = askedByLogin(agency);

            over.wasAskedEarlierBy(Duration.ofDays(1));

            Await.get("the link is gone", () -> Optional.of(over).filter(p -> !p.isLinkedTo(BETA)));
        }
    }

    @Test
    @Tag("full")
    void go_in_the_first_round_among_a_thousand_realms_and_two_hundred_providers(Stage stage) {
        try (Site site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=1")) {
            ManyRealms.fill(site, Integer.getInteger("it.sweep.realms", 1_000));
            Agency agency = site.ownAgency(Map.of());
            agency.linksByEmail();
            ManyRealms.providers(site.admin(), agency.name(), "after login identity-check", 200);
            Person over = askedByLogin(agency);

            over.wasAskedEarlierBy(Duration.ofDays(1));

            Await.get("the link is gone", () -> Optional.of(over).filter(p -> !p.isLinkedTo(BETA)));
        }
    }

    // As many accounts as told, each with an unconfirmed identity at a provider, and with ids before all others.
    private static void waitsAt(Agency agency, String provider, Person like, int accounts) {
        Population.rowsBeside(like, accounts);
        agency.site()
                .database()
                .run(("insert into user_attribute (id, name, value, long_value, user_id)"
                                + " select gen_random_uuid(), a.name, %s, %s, '00000000-' || n"
                                + " from user_attribute a, generate_series(1, %d) n where a.user_id = '%s'"
                                + " and a.name in ('identity-check.unconfirmed', 'identity-check.identities')")
                        .formatted(
                                longAgo("a.value", provider), longAgo("a.long_value", provider), accounts, like.id()));
    }

    private static String longAgo(String value, String provider) {
        return "regexp_replace(replace(%s, '\"%s\"', '\"%s\"'), '\"lastAsked\":[0-9]+', '\"lastAsked\":1', 'g')"
                .formatted(value, BETA, provider);
    }

    private static void counts(Site site, String name, long until) {
        site.database()
                .run(("insert into identity_check_limit (id, subject, shard, kind, used, expires_at)"
                                + " values ('%s', '%s', 0, 'user', 1, %d)")
                        .formatted(name, name, until));
    }

    private static Person askedByLogin(Agency agency) {
        Person person = agency.person().knownAt(ALFA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
        person.hasIdentityAt(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isTrue();
        return person;
    }
}
