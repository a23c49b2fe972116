package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("A code")
class CodesIT {

    private static final Duration ONE_INTERVAL = Duration.ofSeconds(61);

    private static Person person(Agency agency) {
        return agency.person().knownAt(ALFA).linkedTo(BETA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s %s", "%s-%s", " %s%s ", "%s\u00a0%s"})
    void may_be_typed_with_spaces_and_dashes(String style, Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        page = visitor.entersCode(page, style.formatted(code.substring(0, 3), code.substring(3)));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void has_as_many_digits_as_the_setting_says(Stage stage) {
        Agency agency = stage.agency(Map.of("codeLength", "9"));
        Person person = person(agency);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        assertThat(code).hasSize(9);
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
    }

    // One minute for both: nothing but the clock brings it.
    @Test
    void is_good_shortly_before_its_lifetime_ends_and_gone_after_it_to_the_second(Stage stage) {
        Agency agency = stage.agency(Map.of("codeLifetime", "60"));
        Person inTime = person(agency);
        Visitor quick = agency.visitor();
        Instant asked = Instant.now();
        Page good = quick.signsInWith(BETA, inTime);
        String codeInTime = stage.mail().code(inTime.email());
        Person late = person(agency);
        Visitor slow = agency.visitor();
        Page page = slow.signsInWith(BETA, late);
        Instant sent = Instant.now();
        String code = stage.mail().code(late.email());

        Await.passes(Duration.between(Instant.now(), asked.plusSeconds(57)));
        assertThat(quick.entersCode(good, codeInTime).isSignedIn()).isTrue();
        Await.passes(Duration.between(Instant.now(), sent.plusSeconds(60)));
        page = slow.entersCode(page, code);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains("no longer valid");
        assertThat(late.count("identity-check.failures")).isZero();
        assertThat(agency.outcomes(late)).contains("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replaced", "unverified", "replaced by support"})
    void counts_no_longer_than_the_contact_it_went_to(String how, Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        loses(person, how);
        page = visitor.entersCode(page, code);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.outcomes(person)).contains("expired").doesNotContain("confirmed");
    }

    private static void loses(Person person, String how) {
        Agency agency = person.agency();
        String other = "new-" + person.email();
        switch (how) {
            case "replaced" -> agency.changeAccount(person, account -> account.put("email", other));
            case "unverified" -> agency.changeAccount(person, account -> account.put("emailVerified", false));
            default ->
                agency.admin()
                        .sends(
                                "POST",
                                agency.path("/identity-check/users/" + person.id() + "/contacts"),
                                "{\"type\":\"email\",\"value\":\"" + other + "\",\"reason\":\"came in person\"}");
        }
    }

    @Test
    void counts_for_nothing_once_one_of_both_contacts_is_gone(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "both"));
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.sms().code(person.phone());

        agency.changeAccount(person, account -> account.put("emailVerified", false));
        page = visitor.entersCode(page, code);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    @Test
    void is_accepted_among_the_latest_three(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        for (int number = 2; number <= 4; number++) {
            stage.mail().code(person.email(), number - 1);
            person.letsTimePass(ONE_INTERVAL);
            page = visitor.presses(page, "resend");
        }
        stage.mail().code(person.email(), 4);
        List<String> codes = stage.mail().codes(person.email());

        page = visitor.entersCode(page, codes.get(0));
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(person.count("identity-check.failures")).isEqualTo(1);
        assertThat(visitor.entersCode(page, codes.get(1)).isSignedIn()).isTrue();
    }

    @Test
    void is_the_only_one_where_the_setting_says_so(Stage stage) {
        Agency agency = stage.agency(Map.of("acceptedCodes", "1"));
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String first = stage.mail().code(person.email());
        person.letsTimePass(ONE_INTERVAL);
        page = visitor.presses(page, "resend");
        String second = stage.mail().code(person.email(), 2);

        page = visitor.entersCode(page, first);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(visitor.entersCode(page, second).isSignedIn()).isTrue();
    }

    @Test
    void is_sent_again_only_after_the_interval_and_the_page_says_so(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        stage.mail().code(person.email());

        for (int time = 0; time < 20; time++) {
            page = visitor.presses(page, "resend");
        }
        assertThat(page.text()).containsPattern("Try again in \\d+ seconds");
        assertThat(stage.mail().codes(person.email())).hasSize(1);

        person.letsTimePass(ONE_INTERVAL);
        visitor.presses(page, "resend");
        assertThat(stage.mail().code(person.email(), 2)).isNotEmpty();
    }

    @Test
    void is_sent_at_most_once_an_interval_over_all_browsers(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        for (int time = 0; time < 20; time++) {
            Visitor visitor = agency.visitor();
            Page page = visitor.signsInWith(BETA, person);
            assertThat(page.asksForCode()).isTrue();
            visitor.presses(page, "resend");
        }
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void reloading_neither_sends_nor_counts_nor_replaces(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        person.letsTimePass(ONE_INTERVAL);

        for (int time = 0; time < 20; time++) {
            page = visitor.reloads(page);
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
        }

        assertThat(stage.mail().codes(person.email())).containsExactly(code);
        assertThat(person.count("identity-check.failures")).isZero();
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
    }

    @Test
    void going_back_and_posting_an_old_form_counts_and_sends_nothing(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page old = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        visitor.entersCode(old, Wrong.codeFor(code));
        assertThat(person.count("identity-check.failures")).isEqualTo(1);
        person.letsTimePass(ONE_INTERVAL);

        visitor.entersCode(old, Wrong.codeFor(code, 2));
        visitor.presses(old, "resend");
        Page again = visitor.presses(old, "cancel");

        assertThat(again.asksForCode()).as(again.toString()).isTrue();
        assertThat(person.count("identity-check.failures")).isEqualTo(1);
        assertThat(stage.mail().codes(person.email())).containsExactly(code);
        assertThat(visitor.entersCode(again, code).isSignedIn()).isTrue();
    }

    @Test
    void is_bound_to_its_login(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor owner = agency.visitor();
        Page ownersPage = owner.signsInWith(BETA, person);
        String ownersCode = stage.mail().code(person.email());
        person.letsTimePass(ONE_INTERVAL);
        Visitor intruder = agency.visitor();
        Page intrudersPage = intruder.signsInWith(BETA, person);
        stage.mail().code(person.email(), 2);

        intrudersPage = intruder.entersCode(intrudersPage, ownersCode);

        assertThat(intrudersPage.asksForCode()).as(intrudersPage.toString()).isTrue();
        assertThat(person.count("identity-check.failures")).isEqualTo(1);
        assertThat(owner.entersCode(ownersPage, ownersCode).isSignedIn()).isTrue();
    }

    @Test
    void is_bound_to_its_identity(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.addProvider("spid-gamma", "spid-gamma");
        Person person = person(agency).linkedTo("spid-gamma");
        Visitor visitor = agency.visitor();
        visitor.signsInWith(BETA, person);
        String forBeta = stage.mail().code(person.email());
        Page gamma = visitor.signsInWith("spid-gamma", person);
        stage.mail().code(person.email(), 2);

        gamma = visitor.entersCode(gamma, forBeta);

        assertThat(gamma.isSignedIn()).as(gamma.toString()).isFalse();
    }
}
