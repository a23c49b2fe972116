package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Wrong codes")
class FailuresIT {

    private static final String FAILURES = "identity-check.failures";
    private static final String TOTAL = "identity-check.failures-total";
    private static final String LOCKED_AT = "identity-check.locked-at";
    private static final Duration QUIET_TIME = Duration.ofSeconds(1801);
    private static final Duration ONE_INTERVAL = Duration.ofSeconds(61);

    private static Person person(Agency agency) {
        return agency.person().knownAt(ALFA).linkedTo(BETA);
    }

    /** Comes to the code page and enters so many wrong codes. */
    private static Page fails(Stage stage, Agency agency, Person person, int times) {
        Visitor visitor = agency.visitor();
        int before = stage.mail().codes(person.email()).size();
        Page page = visitor.signsInWith(BETA, person);
        return fails(visitor, page, stage.mail().code(person.email(), before + 1), times);
    }

    private static Page fails(Visitor visitor, Page start, String code, int times) {
        Page page = start;
        for (int number = 1; number <= times; number++) {
            page = visitor.entersCode(page, Wrong.codeFor(code, number));
        }
        return page;
    }

    @Test
    void count_down_on_the_page(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        assertThat(page.failuresLeft()).isEqualTo(5);

        for (int left = 4; left >= 1; left--) {
            page = visitor.entersCode(page, Wrong.codeFor(code));
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
            assertThat(page.failuresLeft()).isEqualTo(left);
        }
    }

    @Test
    void lock_after_the_fifth(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);

        Page page = fails(stage, agency, person, 5);

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(person.count(FAILURES)).isEqualTo(5);
        assertThat(person.count(TOTAL)).isEqualTo(5);
        assertThat(person.count(LOCKED_AT)).isPositive();
    }

    @Test
    void send_locked_people_the_lock_page_and_no_mail(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        fails(stage, agency, person, 5);
        person.letsTimePass(Duration.ofDays(30));

        for (int time = 0; time < 3; time++) {
            Page page = agency.visitor().signsInWith(BETA, person);
            assertThat(page.isLocked()).as(page.toString()).isTrue();
        }
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void leave_the_owners_known_identity_alone_even_with_the_servers_own_protection_on(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("bruteForceProtected", true).put("failureFactor", 2));
        Person person = person(agency);

        assertThat(fails(stage, agency, person, 5).isLocked()).isTrue();

        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        assertThat(agency.admin()
                        .get(agency.path("/attack-detection/brute-force/users/" + person.id()))
                        .path("numFailures")
                        .asInt())
                .isZero();
        assertThat(person.account().path("enabled").asBoolean()).isTrue();
    }

    @Test
    void are_forgiven_by_a_right_one(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        page = fails(visitor, page, code, 4);
        page = visitor.entersCode(page, code);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(person.count(FAILURES)).isZero();
        assertThat(person.count(TOTAL)).isZero();
    }

    @Test
    void start_a_new_row_after_a_quiet_time_but_stay_in_the_total(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        page = fails(visitor, page, code, 4);
        person.letsTimePass(QUIET_TIME);
        page = fails(visitor, page, code, 1);

        assertThat(page.failuresLeft()).isEqualTo(4);
        assertThat(person.count(FAILURES)).isEqualTo(1);
        assertThat(person.count(TOTAL)).isEqualTo(5);
    }

    @Test
    void lock_after_fifteen_in_total_whatever_the_waiting(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        for (int row = 0; row < 3; row++) {
            page = fails(visitor, page, code, 4);
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
            person.letsTimePass(QUIET_TIME);
        }
        page = fails(visitor, page, code, 2);
        assertThat(page.failuresLeft()).isEqualTo(1);
        page = fails(visitor, page, code, 1);

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(person.count(TOTAL)).isEqualTo(15);
        person.letsTimePass(QUIET_TIME);
        assertThat(agency.visitor().signsInWith(BETA, person).isLocked()).isTrue();
    }

    @Test
    void do_not_start_again_with_another_browser_a_cancelled_login_or_a_new_code(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);

        fails(stage, agency, person, 2);
        person.letsTimePass(ONE_INTERVAL);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.failuresLeft()).isEqualTo(3);
        String code = stage.mail().code(person.email(), 2);
        page = fails(visitor, page, code, 1);
        person.letsTimePass(ONE_INTERVAL);
        page = visitor.presses(page, "resend");
        stage.mail().code(person.email(), 3);
        assertThat(page.failuresLeft()).isEqualTo(2);
        visitor.presses(page, "cancel");
        person.letsTimePass(ONE_INTERVAL);
        page = fails(stage, agency, person, 2);

        assertThat(page.isLocked()).as(page.toString()).isTrue();
    }

    @Test
    void with_one_new_identity_count_for_the_next(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.addProvider("spid-gamma", "spid-gamma");
        Person person = person(agency).linkedTo("spid-gamma");
        fails(stage, agency, person, 4);

        Page page = agency.visitor().signsInWith("spid-gamma", person);

        assertThat(page.failuresLeft()).isEqualTo(1);
    }

    @Test
    void close_the_whole_account_where_the_setting_says_so_until_it_is_switched_on_again(Stage stage) {
        Agency agency = stage.agency(Map.of("lockScope", "account"));
        Person person = person(agency);

        assertThat(fails(stage, agency, person, 5).isLocked()).isTrue();
        assertThat(person.account().path("enabled").asBoolean()).isFalse();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isFalse();

        agency.changeAccount(person, account -> account.put("enabled", true));
        person.letsTimePass(ONE_INTERVAL);
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.failuresLeft()).isEqualTo(5);
        assertThat(visitor.entersCode(page, stage.mail().code(person.email(), 2))
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void stay_counted_where_a_form_is_saved_that_is_older_than_the_lock(Stage stage) {
        Agency agency = stage.agency(Map.of("lockScope", "account"));
        Person person = person(agency);
        JsonNode opened = person.account();
        assertThat(fails(stage, agency, person, 5).isLocked()).isTrue();

        agency.admin().put(agency.path("/users/" + person.id()), opened);

        assertThat(person.account().path("enabled").asBoolean()).isFalse();
        assertThat(person.attribute("identity-check.locked-at")).isPresent();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isFalse();
        assertThat(stage.site().log().lines())
                .anyMatch(line -> line.contains("event=kept_locked") && line.contains(person.id()));

        agency.admin().put(agency.path("/users/" + person.id()), Map.of("enabled", true));

        assertThat(person.account().path("enabled").asBoolean()).isTrue();
        assertThat(person.attribute("identity-check.locked-at")).isEmpty();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void take_away_the_link_that_the_login_made_once_locked(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = agency.person().knownAt(ALFA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
        person.hasIdentityAt(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.username() + "@spid-beta.example");

        page = fails(visitor, page, code, 5);

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isFalse();
        Page again = agency.visitor().signsInWith(BETA, person);
        assertThat(again.isLocked()).as(again.toString()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isFalse();
    }

    @Test
    void leave_links_of_administrators_where_they_are(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);

        fails(stage, agency, person, 5);

        assertThat(person.isLinkedTo(BETA)).isTrue();
    }

    @Test
    void are_as_many_as_the_settings_allow(Stage stage) {
        Agency agency = stage.agency(Map.of("maxFailures", "1", "maxTotalFailures", "1"));
        Person person = person(agency);

        assertThat(fails(stage, agency, person, 1).isLocked()).isTrue();
    }
}
