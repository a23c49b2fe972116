package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Sms;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@RealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Attempts that lead nowhere")
class AttemptNoticeIT {

    private static final String KIND = "attempts";
    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final TemporalUnitOffset SLACK = within(30, ChronoUnit.SECONDS);
    private static final Duration RESEND = Duration.ofMinutes(11);

    private Site site;

    /** Its sweep comes each second, so that a notice is there soon after it is due. */
    @BeforeAll
    void sweeps(Stage stage) {
        site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=1");
    }

    @AfterAll
    void end() {
        site.close();
    }

    private static Person newcomer(Stage stage, Agency agency, Contacts contacts) {
        Person person = agency.person(contacts).knownAt(ALFA).linkedTo(BETA);
        new Box(stage, person).settled();
        return person;
    }

    private static Page comes(Visitor visitor, Person person) {
        return visitor.answersLogin(visitor.opens(Map.of()), person);
    }

    private static Instant due(JsonNode notice) {
        return Instant.ofEpochMilli(notice.path("due").asLong());
    }

    private static String wrong(JsonNode notice) {
        return notice.path("subject").path("name").asText();
    }

    @Test
    void are_told_once_together_by_the_contact_that_the_code_did_not_go_to(Stage stage) {
        Agency agency = site.agency();
        Person person = newcomer(stage, agency, Contacts.BOTH);
        Box box = new Box(stage, person);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        page = visitor.entersCode(page, Wrong.codeFor(code, 1));
        page = visitor.entersCode(page, Wrong.codeFor(code, 2));

        assertThat(box.waiting(KIND)).singleElement().satisfies(notice -> {
            assertThat(wrong(notice)).isEqualTo("2");
            assertThat(due(notice)).isCloseTo(Instant.now().plus(DELAY), SLACK);
        });
        assertThat(box.past(KIND)).as("nobody was told yet").isEmpty();
        person.hadNoticesEarlierBy(DELAY);

        Sms told = Await.get(
                "the notice", () -> stage.sms().notices(person.phone()).stream().findFirst());
        assertThat(told.text()).contains(agency.url() + "/identity-check/d/").hasSizeLessThanOrEqualTo(160);
        box.settled();
        assertThat(box.past(KIND)).singleElement().satisfies(notice -> {
            assertThat(wrong(notice)).isEqualTo("2");
            assertThat(notice.path("subject").path("id").asText()).isEmpty();
        });
        assertThat(box.mails(KIND)).as("the code went there").isEmpty();

        page = visitor.entersCode(page, Wrong.codeFor(code, 3));
        assertThat(page.asksForCode()).isTrue();
        assertThat(box.waiting(KIND)).as("one a day").isEmpty();
        person.hadNoticesEarlierBy(Duration.ofDays(1));
        visitor.entersCode(page, Wrong.codeFor(code, 4));
        assertThat(box.waiting(KIND)).singleElement().satisfies(notice -> assertThat(wrong(notice))
                .isEqualTo("1"));
    }

    @Test
    void that_a_right_code_follows_are_told_to_nobody(Stage stage) {
        Agency agency = site.agency();
        Person person = newcomer(stage, agency, Contacts.EMAIL);
        Box box = new Box(stage, person);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        page = visitor.entersCode(page, Wrong.codeFor(code));
        assertThat(box.waiting(KIND)).hasSize(1);

        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();

        assertThat(box.waiting(KIND)).isEmpty();
        box.settled();
        assertThat(box.past(KIND)).isEmpty();
        assertThat(box.past("confirmed")).hasSize(1);
        assertThat(box.mails(KIND)).isEmpty();
    }

    @Test
    void that_lock_are_told_as_a_lock(Stage stage) {
        Agency agency = site.agency(Map.of("maxFailures", "2"));
        Person person = newcomer(stage, agency, Contacts.EMAIL);
        Box box = new Box(stage, person);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        page = visitor.entersCode(page, Wrong.codeFor(code, 1));
        assertThat(box.waiting(KIND)).hasSize(1);

        page = visitor.entersCode(page, Wrong.codeFor(code, 2));

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(box.waiting(KIND)).isEmpty();
        Noticed.mail(stage, person.email(), "Too many wrong codes");
        assertThat(box.settled().past(KIND)).isEmpty();
    }

    @Test
    void that_only_opened_a_page_are_told_where_the_setting_says_so(Stage stage) {
        Agency agency = site.agency(Map.of("attemptNotice", "all"));
        Person left = newcomer(stage, agency, Contacts.EMAIL);
        Box box = new Box(stage, left);
        agency.visitor().signsInWith(BETA, left);
        assertThat(box.waiting(KIND)).singleElement().satisfies(notice -> {
            assertThat(wrong(notice)).isEmpty();
            assertThat(due(notice)).isCloseTo(Instant.now().plus(LIFETIME).plus(DELAY), SLACK);
        });
        left.hadNoticesEarlierBy(LIFETIME.plus(DELAY));
        assertThat(box.mail(KIND, 1).text()).contains(BETA);

        Person cancelled = newcomer(stage, agency, Contacts.EMAIL);
        Visitor canceller = agency.visitor();
        canceller.presses(canceller.signsInWith(BETA, cancelled), "cancel");
        assertThat(new Box(stage, cancelled).waiting(KIND)).singleElement().satisfies(notice -> assertThat(due(notice))
                .isCloseTo(Instant.now().plus(DELAY), SLACK));

        Person confirmed = newcomer(stage, agency, Contacts.EMAIL);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, confirmed);
        visitor.entersCode(page, stage.mail().code(confirmed.email()));
        assertThat(new Box(stage, confirmed).waiting(KIND)).isEmpty();

        Agency usual = site.agency();
        Person untold = newcomer(stage, usual, Contacts.EMAIL);
        usual.visitor().signsInWith(BETA, untold);
        assertThat(untold.attribute("identity-check.outbox")).isEmpty();
    }

    @Test
    void before_a_link_are_told_too_and_block_the_identity_once_disowned(Stage stage) {
        Agency agency = site.ownAgency(Map.of());
        agency.asksBeforeLinking(Map.of());
        Person person = agency.person().knownAt(ALFA);
        String address = person.username() + "@spid-beta.example";
        agency.changeAccount(person, account -> account.put("email", address));
        person.hasIdentityAt(BETA);
        Box box = new Box(stage, person).settled();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        visitor.entersCode(page, Wrong.codeFor(stage.mail().code(address)));
        assertThat(person.attribute("identity-check.identities").orElseThrow())
                .as("nothing is entered before the link")
                .doesNotContain("unconfirmed");
        person.hadNoticesEarlierBy(DELAY);
        Mail mail =
                Await.get("the notice", () -> box.mails(KIND, address).stream().findFirst());

        Page disowned = agency.visitor()
                .posts(agency.visitor()
                        .goesTo(mail.link())
                        .form("#kc-disown-form")
                        .and("action", "disown"));

        assertThat(Noticed.state(disowned)).as(disowned.toString()).isEqualTo("done");
        person.letsTimePass(RESEND);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isFalse();
        assertThat(agency.outcomes(person)).contains("code_disowned");
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void at_the_code_step_are_those_of_codes_and_pins(Stage stage) {
        Agency agency = site.ownAgency(Map.of());
        agency.asksAfterPassword(Map.of());
        Person person = agency.person().hasPassword();
        agency.admin().sends("POST", agency.path("/identity-check/users/" + person.id() + "/pin"), "{}");
        String pin = stage.mail().code(person.email());
        Box box = new Box(stage, person).settled();
        Visitor visitor = agency.visitor();
        Page page = comes(visitor, person);
        String code = stage.mail().code(person.email(), 2);
        page = visitor.entersCode(page, Wrong.codeFor(code));
        page = visitor.presses(page, "use-pin");
        page = visitor.entersCode(page, Wrong.codeFor(pin, 1));
        visitor.entersCode(page, Wrong.codeFor(pin, 2));
        assertThat(box.waiting(KIND)).singleElement().satisfies(notice -> {
            assertThat(wrong(notice)).isEqualTo("3");
            assertThat(notice.path("subject").path("type").asText()).isEqualTo("code");
        });

        person.hadNoticesEarlierBy(DELAY);

        assertThat(box.mail(KIND, 1).text()).contains("/identity-check/d/");
    }

    @Test
    void of_whom_nobody_can_be_told_are_said_by_an_event(Stage stage) {
        Agency agency = site.ownAgency(Map.of());
        agency.asksAfterPassword(Map.of());
        Person person = agency.person().hasPassword();
        agency.admin().sends("POST", agency.path("/identity-check/users/" + person.id() + "/pin"), "{}");
        String pin = stage.mail().code(person.email());
        new Box(stage, person).settled();
        agency.changeAccount(person, account -> account.put("emailVerified", false));
        Visitor visitor = agency.visitor();
        Page page = comes(visitor, person);

        page = visitor.entersCode(page, Wrong.codeFor(pin, 1));
        visitor.entersCode(page, Wrong.codeFor(pin, 2));

        Await.holds("an event", () -> agency.checkEvents(person).stream()
                .map(event -> event.path("details"))
                .anyMatch(details -> details.path("identity_check").asText().equals("nobody_told")
                        && details.path("identity_check_notice").asText().equals(KIND)));
        person.hadNoticesEarlierBy(DELAY);
        Box box = new Box(stage, person).settled();
        assertThat(box.past(KIND)).singleElement().satisfies(notice -> assertThat(wrong(notice))
                .isEqualTo("2"));
    }

    @Test
    void at_the_code_step_go_with_a_right_code_in_the_same_browser_alone(Stage stage) {
        Agency agency = site.ownAgency(Map.of());
        agency.asksAfterPassword(Map.of());
        Person person = agency.person().hasPassword();
        Box box = new Box(stage, person);
        Visitor intruder = agency.visitor();
        Page page = comes(intruder, person);
        String first = stage.mail().code(person.email());
        intruder.entersCode(page, Wrong.codeFor(first));
        person.letsTimePass(RESEND);

        Visitor owner = agency.visitor();
        page = comes(owner, person);
        String second = stage.mail().code(person.email(), 2);
        page = owner.entersCode(page, Wrong.codeFor(second, 1));
        page = owner.entersCode(page, Wrong.codeFor(second, 2));
        assertThat(box.waiting(KIND)).singleElement().satisfies(notice -> assertThat(wrong(notice))
                .isEqualTo("3"));
        assertThat(owner.entersCode(page, second).isSignedIn()).isTrue();

        assertThat(box.waiting(KIND)).singleElement().satisfies(notice -> assertThat(wrong(notice))
                .as("the intruder's")
                .isEqualTo("1"));
        person.hadNoticesEarlierBy(DELAY);
        box.mail(KIND, 1);
    }

    @Test
    void at_the_same_time_are_counted_one_by_one(Stage stage) {
        int browsers = 6;
        Agency agency = site.agency(Map.of("maxFailures", "50", "maxTotalFailures", "50"));
        Person person = newcomer(stage, agency, Contacts.EMAIL);
        List<Visitor> visitors = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int number = 1; number <= browsers; number++) {
            visitors.add(agency.visitor());
            pages.add(visitors.get(number - 1).signsInWith(BETA, person));
            codes.add(stage.mail().code(person.email(), number));
            person.letsTimePass(RESEND);
        }

        Crowd.of(browsers).all(number -> {
            Page page = pages.get(number);
            for (int guess = 1; guess <= 3; guess++) {
                page = visitors.get(number).entersCode(page, Wrong.codeFor(codes.get(number), guess));
            }
            return page;
        });

        assertThat(new Box(stage, person).waiting(KIND)).singleElement().satisfies(notice -> assertThat(wrong(notice))
                .isEqualTo(Integer.toString(3 * browsers)));
    }

    @Test
    void are_told_though_the_server_was_killed(Stage stage) {
        Agency agency = site.agency();
        Person person = newcomer(stage, agency, Contacts.EMAIL);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        visitor.entersCode(page, Wrong.codeFor(stage.mail().code(person.email())));

        site.crashes();
        person.hadNoticesEarlierBy(DELAY);

        Box box = new Box(stage, person);
        box.mail(KIND, 1);
        assertThat(box.settled().mails(KIND)).hasSize(1);
    }

    @Test
    void are_told_of_to_nobody_where_the_settings_say_so(Stage stage) {
        Person unheeded = failsOnce(stage, site.agency(Map.of("attemptNotice", "none")));
        assertThat(unheeded.attribute("identity-check.outbox")).isEmpty();

        Person untold = failsOnce(stage, site.agency(Map.of("notify", "none")));
        untold.hadNoticesEarlierBy(DELAY);
        Box box = new Box(stage, untold).settled();
        assertThat(box.past(KIND)).as("it is written down").hasSize(1);
        assertThat(box.mails(KIND)).isEmpty();
        assertThat(untold.attribute("identity-check.handles").orElse(""))
                .as("no link was made of them")
                .doesNotContain("\"" + KIND + "\"");
    }

    private static Person failsOnce(Stage stage, Agency agency) {
        Person person = newcomer(stage, agency, Contacts.EMAIL);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        page = visitor.entersCode(page, Wrong.codeFor(stage.mail().code(person.email())));
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        return person;
    }
}
