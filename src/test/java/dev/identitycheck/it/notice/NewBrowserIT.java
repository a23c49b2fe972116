package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@RealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A browser that the account did not know")
class NewBrowserIT {

    private static final String KIND = "new-browser";
    private static final String STEP = "identity-check-remember-device";
    private static final String FLOW = "browsers";
    private static final String DEVICES = "identity-check.devices";
    private static final Duration TOGETHER = Duration.ofMinutes(10);
    private static final Map<String, String> EVERY_LOGIN = Map.of("notify", "every-login");

    private Site site;

    /** Its sweep comes each second, so that a notice is there soon after it is due; a proxy tells addresses. */
    @BeforeAll
    void sweeps(Stage stage) {
        site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=1", "--proxy-headers=xforwarded");
    }

    @AfterAll
    void end() {
        site.close();
    }

    /** Asks for an app's code where an access is unfamiliar. */
    private Agency checking(Map<String, String> settings) {
        Agency agency = site.agencyWithoutStep();
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        agency.hasRequiredFlow(FLOW, "identity-check");
        agency.hasConditionalPart(FLOW, "conditional-unfamiliar-access", "auth-otp-form", STEP);
        agency.sets(FLOW, STEP, settings);
        agency.bindsAfterLogin(FLOW);
        return agency;
    }

    /** Asks nothing. */
    private Agency telling(Map<String, String> settings) {
        Agency agency = site.agencyWithoutStep();
        agency.hasRequiredFlow(FLOW, "identity-check", STEP);
        agency.sets(FLOW, STEP, settings);
        agency.bindsAfterLogin(FLOW);
        return agency;
    }

    private static Visitor signsIn(Agency agency, Person person) {
        return signsIn(agency.visitor(), person);
    }

    private static Visitor signsIn(Visitor visitor, Person person) {
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return visitor;
    }

    private static Page passes(Visitor visitor, Person person) {
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForAppCode()).as(page.toString()).isTrue();
        page = visitor.entersAppCode(page, AuthenticatorApp.code());
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return page;
    }

    private static int seen(Person person) {
        return person.attribute(DEVICES)
                .map(devices -> Json.read(devices).path("seen").size())
                .orElse(0);
    }

    @Test
    void that_passed_a_check_is_told_of_unless_it_is_the_first(Stage stage) {
        Agency agency = checking(Map.of());
        Person person = agency.person().linkedTo(BETA).hasApp();
        Box box = new Box(stage, person);
        Visitor first = agency.visitor();
        passes(first, person);
        first.signsOut();
        signsIn(first, person);
        assertThat(person.attribute("identity-check.outbox"))
                .as("the first one")
                .isEmpty();
        assertThat(box.past(KIND)).isEmpty();

        Visitor second = agency.visitor();
        passes(second, person);

        Mail mail = box.mail(KIND, 1);
        assertThat(mail.text()).contains("127.0.0.1", agency.url() + "/identity-check/d/");
        assertThat(box.past(KIND)).singleElement().satisfies(fact -> assertThat(
                        fact.path("subject").path("name").asText())
                .contains("Linux"));
        second.signsOut();
        signsIn(second, person);
        assertThat(box.settled().past(KIND)).as("a familiar access").hasSize(1);

        person.hadNoticesEarlierBy(TOGETHER);
        second.forgetsEverything();
        passes(second, person);
        box.mail(KIND, 2);
    }

    @Test
    void of_a_login_in_which_nothing_was_asked_is_told_of_and_never_familiar(Stage stage) {
        Agency agency = checking(Map.of());
        agency.hasRequiredFlow("telling", "identity-check", STEP);
        agency.sets("telling", STEP, EVERY_LOGIN);
        agency.changeProvider(ALFA, provider -> provider.put("postBrokerLoginFlowAlias", "telling"));
        Person person = agency.person().linkedTo(ALFA).linkedTo(BETA).hasApp();
        Box box = new Box(stage, person);
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        box.settled();
        assertThat(box.past(KIND)).as("the first one").isEmpty();

        Visitor visitor = agency.visitor();
        for (int login = 1; login <= 3; login++) {
            assertThat(visitor.signsInWith(ALFA, person).isSignedIn()).isTrue();
            visitor.signsOut();
        }

        box.mail(KIND, 1);
        assertThat(box.settled().past(KIND)).as("once").hasSize(1);
        assertThat(seen(person)).isEqualTo(2);
        assertThat(agency.outcomes(person)).contains("device_seen").doesNotContain("device_remembered");
        passes(visitor, person);
        assertThat(seen(person)).as("it is one of the others now").isEqualTo(1);
        assertThat(box.settled().past(KIND))
                .as("of which the owner was told before")
                .hasSize(1);
    }

    @Test
    void is_not_kept_where_nobody_is_told(Stage stage) {
        Agency agency = telling(EVERY_LOGIN);
        agency.sets(FLOW, "identity-check", Map.of("notify", "none"));
        Person person = agency.person().linkedTo(BETA);
        Box box = new Box(stage, person);

        for (int login = 1; login <= 2; login++) {
            signsIn(agency, person);
        }

        assertThat(box.settled().past(KIND)).isEmpty();
        assertThat(person.attribute(DEVICES)).isEmpty();
        assertThat(agency.outcomes(person)).doesNotContain("device_seen");
        agency.sets(FLOW, "identity-check", Map.of("notify", "all"));
        signsIn(agency, person);
        Await.holds("the browser of the next login", () -> seen(person) == 1);
    }

    @Test
    void passes_no_token_on_that_it_got_unasked(Stage stage) {
        Agency agency = checking(Map.of());
        agency.hasRequiredFlow("telling", "identity-check", STEP);
        agency.sets("telling", STEP, EVERY_LOGIN);
        agency.changeProvider(ALFA, provider -> provider.put("postBrokerLoginFlowAlias", "telling"));
        Person person = agency.person().linkedTo(ALFA).linkedTo(BETA).hasApp();
        Visitor intruder = agency.visitor();
        assertThat(intruder.signsInWith(ALFA, person).isSignedIn()).isTrue();
        Await.holds("it is seen", () -> seen(person) == 1);
        Visitor owner = intruder.withStolenCookie("IDENTITY_CHECK_DEVICE");

        passes(owner, person);

        intruder.signsOut();
        assertThat(intruder.signsInWith(BETA, person).asksForAppCode())
                .as("the intruder's own browser")
                .isTrue();
    }

    @Test
    void is_one_of_a_flood_of_which_the_owner_is_told_in_one_notice(Stage stage) {
        Agency agency = telling(EVERY_LOGIN);
        // It needs no events of the realm's.
        agency.changeRealm(realm -> realm.put("eventsEnabled", false));
        Person person = agency.person().linkedTo(BETA);
        Box box = new Box(stage, person);
        for (int number = 0; number < 8; number++) {
            signsIn(agency, person);
        }
        box.mail(KIND, 1);
        Await.holds(
                "the others wait",
                () -> box.waiting(KIND).size() == 1 && ids(box.waiting(KIND).get(0)) == 6);
        assertThat(box.past(KIND)).hasSize(1);

        person.hadNoticesEarlierBy(TOGETHER);

        box.mail(KIND, 2);
        assertThat(box.settled().past(KIND)).hasSize(2);
        assertThat(box.mails(KIND)).hasSize(2);
    }

    private static int ids(JsonNode notice) {
        return notice.path("subject").path("id").asText().split(" ").length;
    }

    @Test
    void is_forgotten_and_its_sessions_end_once_it_is_disowned(Stage stage) {
        Agency agency = telling(EVERY_LOGIN);
        Person person = agency.person().linkedTo(BETA);
        Box box = new Box(stage, person);
        signsIn(agency, person);
        Visitor intruder = agency.visitor();
        JsonNode tokens = intruder.tokens(intruder.signsInWith(BETA, person));
        Mail mail = box.mail(KIND, 1);
        assertThat(seen(person)).isEqualTo(2);

        Page page = agency.visitor()
                .posts(agency.visitor()
                        .goesTo(mail.link())
                        .form("#kc-disown-form")
                        .and("action", "disown"));

        assertThat(Noticed.state(page)).as(page.toString()).isEqualTo("done");
        assertThat(seen(person)).isEqualTo(1);
        assertThat(intruder.refreshes(tokens)).isFalse();
        person.hadNoticesEarlierBy(TOGETHER);
        signsIn(intruder, person);
        box.mail(KIND, 2);
    }

    @Test
    void is_looked_at_when_the_login_has_come_to_its_end(Stage stage) {
        Agency agency = site.agencyWithoutStep();
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        agency.hasRequiredFlow(FLOW, "identity-check", STEP, "auth-otp-form");
        agency.sets(FLOW, STEP, EVERY_LOGIN);
        agency.bindsAfterLogin(FLOW);
        Person person = agency.person().linkedTo(BETA).hasApp();
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        page = visitor.entersAppCode(page, "000000");
        assertThat(page.asksForAppCode()).as(page.toString()).isTrue();
        assertThat(person.attribute(DEVICES)).isEmpty();
        assertThat(visitor.entersAppCode(page, AuthenticatorApp.code()).isSignedIn())
                .isTrue();
        Await.holds("it is seen", () -> seen(person) == 1);
    }

    @Test
    void is_not_looked_at_where_a_session_is_used_again(Stage stage) {
        Agency agency = site.ownAgency(Map.of());
        agency.hasRequiredFlow(FLOW);
        agency.hasChoice(FLOW, "auth-cookie", "auth-username-password-form");
        agency.addsRequired(FLOW, STEP);
        agency.sets(FLOW, STEP, EVERY_LOGIN);
        agency.setsBrowserFlow(FLOW);
        Person person = agency.person().hasPassword();
        Box box = new Box(stage, person);
        Visitor first = agency.visitor();
        assertThat(first.answersLogin(first.opens(Map.of()), person).isSignedIn())
                .isTrue();
        Await.holds("it is seen", () -> seen(person) == 1);

        // The session's cookie alone, in a browser that has lost the other one.
        Visitor again = first.withStolenCookie("KEYCLOAK_IDENTITY");
        Page page = again.opens(Map.of());
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(again.refreshes(again.tokens(page))).isTrue();

        assertThat(seen(person)).isEqualTo(1);
        assertThat(box.past(KIND)).isEmpty();
    }

    @Test
    void is_told_of_again_in_a_network_where_it_has_not_been(Stage stage) {
        Agency agency = telling(Map.of("notify", "every-login", "newNetwork", "true"));
        Person person = agency.person().linkedTo(BETA);
        Box box = new Box(stage, person);
        Visitor visitor = agency.visitor().sending("X-Forwarded-For", "192.0.2.7");
        signsIn(visitor, person).signsOut();
        signsIn(visitor.sending("X-Forwarded-For", "192.0.2.200"), person).signsOut();
        assertThat(box.settled().past(KIND)).as("the same network").isEmpty();

        signsIn(visitor.sending("X-Forwarded-For", "203.0.113.7"), person).signsOut();

        assertThat(box.mail(KIND, 1).text()).contains("203.0.113.7");
        signsIn(visitor.sending("X-Forwarded-For", "203.0.113.9"), person).signsOut();
        signsIn(visitor.sending("X-Forwarded-For", "192.0.2.7"), person);
        assertThat(box.settled().past(KIND)).as("both are known now").hasSize(1);
        assertThat(box.past(KIND).get(0).path("subject").path("type").asText()).isEqualTo("network");
    }

    @Test
    void is_told_of_without_its_network_where_the_realm_hides_that(Stage stage) {
        Agency agency = telling(EVERY_LOGIN);
        agency.admin()
                .change(agency.path("/identity-check/settings"), settings -> settings.put("noticeNetwork", "hide"));
        Person person = agency.person().linkedTo(BETA);
        signsIn(agency, person);
        signsIn(agency, person);

        Mail mail = new Box(stage, person).mail(KIND, 1);

        assertThat(mail.text() + mail.html()).contains("Linux").doesNotContain("127.0.0.1");
    }

    @Test
    void is_told_of_to_nobody_where_the_settings_say_so(Stage stage) {
        Agency agency = checking(Map.of("notify", "none"));
        Person person = agency.person().linkedTo(BETA).hasApp();
        passes(agency.visitor(), person);
        passes(agency.visitor(), person);
        assertThat(new Box(stage, person).past(KIND)).isEmpty();

        Agency usual = telling(Map.of());
        Person unasked = usual.person().linkedTo(BETA);
        signsIn(usual, unasked);
        assertThat(unasked.attribute(DEVICES)).isEmpty();
    }

    @Test
    void that_is_known_costs_a_login_no_statement_more(Stage stage) {
        assumeThat(stage.onPostgres()).isTrue();
        Map<String, Long> usual = ofOneLogin(telling(Map.of()));

        Map<String, Long> told = ofOneLogin(telling(EVERY_LOGIN));

        told.replaceAll((statement, calls) -> calls - usual.getOrDefault(statement, 0L));
        told.values().removeIf(more -> more <= 0);
        assertThat(told).as("statements that the look at the browser adds").isEmpty();
        assertThat(usual.keySet()).noneMatch(statement -> statement
                .toLowerCase(Locale.ROOT)
                .matches("(?s)(insert into|update|delete from) user_(attribute|entity).*"));
    }

    /** What the server does besides may only add to a count: the least counts. */
    private Map<String, Long> ofOneLogin(Agency agency) {
        Person person = agency.person().linkedTo(BETA);
        Visitor visitor = agency.visitor();
        signsIn(visitor, person).signsOut();
        Map<String, Long> least = statements(visitor, person);
        for (int login = 1; login < 5; login++) {
            Map<String, Long> again = statements(visitor, person);
            least.keySet().retainAll(again.keySet());
            least.replaceAll((statement, calls) -> Math.min(calls, again.getOrDefault(statement, 0L)));
        }
        return least;
    }

    private Map<String, Long> statements(Visitor visitor, Person person) {
        Map<String, Long> statements = site.database().statementsDuring(() -> signsIn(visitor, person));
        visitor.signsOut();
        return statements;
    }
}
