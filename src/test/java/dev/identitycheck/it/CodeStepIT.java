package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealServer
@DisplayName("A code or PIN at each login")
class CodeStepIT {

    private static final Map<Stage, Agency> AGENCIES = new HashMap<>();
    private static final Duration ONE_INTERVAL = Duration.ofSeconds(61);

    private static synchronized Agency agency(Stage stage) {
        return AGENCIES.computeIfAbsent(stage, s -> agency(s, Map.of()));
    }

    private static Agency agency(Stage stage, Map<String, String> settings) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.asksAfterPassword(settings);
        return agency;
    }

    private static Page comes(Visitor visitor, Person person) {
        return visitor.answersLogin(visitor.opens(Map.of()), person);
    }

    private static String mailedPin(Stage stage, Person person) {
        int before = stage.mail().codes(person.email()).size();
        Agency agency = person.agency();
        assertThat(agency.admin()
                        .sends("POST", agency.path("/identity-check/users/" + person.id() + "/pin"), "{}")
                        .status())
                .isEqualTo(204);
        return stage.mail().code(person.email(), before + 1);
    }

    /** Every rule of the table, against a real server whose accounts are as if the time had passed. */
    @ParameterizedTest(name = "{0} {1}: locked {2}")
    @CsvSource({
        "pin, 4, false",
        "pin, 5, true",
        "pin, 4 1700 1, true",
        "pin, 4 1801 4, false",
        "pin, 4 1801 4 1801 4 1801 2, false",
        "pin, 4 1801 4 1801 4 1801 3, true",
        "code, 49, false",
        "code, 50, true",
        "code, 49 86400 1, true"
    })
    void locks_by_the_rule_table(String way, String story, boolean locked, Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword();
        String right = way.equals("pin") ? mailedPin(stage, person) : "";
        Visitor visitor = agency.visitor();
        Page page = comes(visitor, person);
        if (way.equals("pin")) {
            page = visitor.presses(page, "use-pin");
        } else {
            right = stage.mail().code(person.email());
        }
        List<Integer> steps =
                Pattern.compile(" ").splitAsStream(story).map(Integer::valueOf).toList();
        for (int i = 0; i < steps.size(); i++) {
            int number = steps.get(i);
            if (i % 2 == 1) {
                person.letsTimePass(Duration.ofSeconds(number));
            } else {
                for (int n = 1; n <= number; n++) {
                    page = visitor.entersCode(page, Wrong.codeFor(right, n + 10 * i));
                }
            }
        }

        assertThat(page.isLocked()).as(page.toString()).isEqualTo(locked);
        assertThat(page.asksForCode()).isNotEqualTo(locked);
        assertThat(person.attribute("identity-check." + way + ".locked-at").isPresent())
                .isEqualTo(locked);
        if (!locked) {
            assertThat(visitor.entersCode(page, right).isSignedIn()).isTrue();
            assertThat(person.count("identity-check." + way + ".failures-total"))
                    .isZero();
        }
    }

    @Test
    void sends_one_code_a_minute_and_accepts_the_last_three(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword();
        Visitor visitor = agency.visitor();
        Page page = comes(visitor, person);
        String first = stage.mail().code(person.email());

        page = visitor.presses(page, "resend");
        assertThat(stage.mail().codes(person.email())).hasSize(1);
        for (int sent = 2; sent <= 4; sent++) {
            person.letsTimePass(ONE_INTERVAL);
            page = visitor.presses(page, "resend");
            stage.mail().code(person.email(), sent);
        }
        page = visitor.entersCode(page, first);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();

        page = visitor.entersCode(page, stage.mail().codes(person.email()).get(1));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void a_lock_of_one_purpose_closes_neither_the_other_nor_identities_and_support_lifts_it(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        String pin = mailedPin(stage, person);
        Visitor visitor = agency.visitor();
        Page page = visitor.presses(comes(visitor, person), "use-pin");
        for (int wrong = 1; wrong <= 5; wrong++) {
            page = visitor.entersCode(page, Wrong.codeFor(pin, wrong));
        }
        assertThat(page.isLocked()).as(page.toString()).isTrue();
        Await.holds("the notice", () -> stage.mail().notices(person.email()).stream()
                .anyMatch(mail -> mail.text().contains("change your password")));
        person.letsTimePass(Duration.ofMinutes(11));

        // The other way, and a new identity, are open.
        Visitor other = agency.visitor();
        int sent = stage.mail().codes(person.email()).size();
        page = comes(other, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.offers("use-pin")).isFalse();
        assertThat(other.entersCode(page, stage.mail().code(person.email(), sent + 1))
                        .isSignedIn())
                .isTrue();
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();

        agency.admin()
                .sends(
                        "POST",
                        agency.path("/identity-check/users/" + person.id() + "/unlock"),
                        "{\"purpose\":\"pin\"}");
        person.letsTimePass(Duration.ofMinutes(11));
        Visitor again = agency.visitor();
        page = again.presses(comes(again, person), "use-pin");
        assertThat(again.entersCode(page, pin).isSignedIn()).isTrue();
    }

    @Test
    void a_code_counts_no_longer_than_the_contact_it_went_to(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person(Contacts.BOTH).hasPassword();
        Visitor visitor = agency.visitor();
        Page page = comes(visitor, person);
        String code = stage.mail().code(person.email());

        agency.changeAccount(person, account -> account.put("emailVerified", false));
        page = visitor.entersCode(page, code);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.outcomes(person)).contains("expired").doesNotContain("confirmed");
    }

    @Test
    void a_new_pin_ends_the_old_and_stands_in_the_mail_alone(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword();
        String old = mailedPin(stage, person);
        String pin = mailedPin(stage, person);
        Visitor visitor = agency.visitor();
        Page page = visitor.presses(comes(visitor, person), "use-pin");

        page = visitor.entersCode(page, old);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(visitor.entersCode(page, pin).isSignedIn()).isTrue();

        assertThat(stage.mail().to(person.email()).get(1).text()).contains("replace this one");
        assertThat(stage.site().log()).doesNotContain(pin);
        assertThat(agency.admin().get(agency.path("/admin-events")).toString()).doesNotContain(pin);
        assertThat(agency.admin()
                        .get(agency.path("/users/" + person.id() + "/credentials"))
                        .toString())
                .contains("identity-check-pin")
                .doesNotContain(pin);
    }

    @Test
    void one_pin_is_right_when_several_of_support_had_one_mailed_at_once(Stage stage) {
        Agency agency = agency(stage, Map.of("maxPinFailures", "15"));
        Person person = agency.person().hasPassword();
        int times = 6;

        List<Integer> answers = Crowd.of(times).all(number -> agency.admin()
                .sends("POST", agency.path("/identity-check/users/" + person.id() + "/pin"), "{}")
                .status());

        assertThat(answers).containsOnly(204);
        stage.mail().code(person.email(), times);
        Visitor visitor = agency.visitor();
        Page page = visitor.presses(comes(visitor, person), "use-pin");
        int tried = 0;
        for (String pin : stage.mail().codes(person.email()).subList(0, times)) {
            tried++;
            page = visitor.entersCode(page, pin);
            if (page.isSignedIn()) {
                break;
            }
        }
        assertThat(page.isSignedIn()).as("after %d of %d PINs", tried, times).isTrue();
        assertThat(agency.admin()
                        .get(agency.path("/users/" + person.id() + "/credentials"))
                        .findValuesAsText("type"))
                .filteredOn("identity-check-pin"::equals)
                .hasSize(1);
    }

    @Test
    void a_pin_has_no_effect_while_its_owner_uses_codes_by_sms(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person(Contacts.BOTH).hasPassword();
        String pin = mailedPin(stage, person);
        person.prefers("sms");
        Visitor visitor = agency.visitor();
        Page page = comes(visitor, person);
        assertThat(page.offers("use-pin")).isFalse();
        assertThat(page.text()).contains("SMS");

        person.prefers("pin");
        Visitor back = agency.visitor();
        page = comes(back, person);
        assertThat(page.has("input[name=code][type=password]"))
                .as(page.toString())
                .isTrue();
        assertThat(back.entersCode(page, pin).isSignedIn()).isTrue();
    }

    @Test
    void arrives_though_verify_was_clicked_twice(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword();
        Visitor visitor = agency.visitor();
        Page page = comes(visitor, person);

        page = visitor.clicksTwice(page, stage.mail().code(person.email()));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void keeps_out_whoever_cannot_be_asked_and_everybody_where_settings_are_wrong(Stage stage) {
        Agency agency = agency(stage);
        Person nobody = agency.person(Contacts.NONE).hasPassword();
        assertThat(comes(agency.visitor(), nobody).isRefused()).isTrue();
        assertThat(agency.admin()
                        .sends("POST", agency.path("/identity-check/users/" + nobody.id() + "/pin"), "{}")
                        .status())
                .isEqualTo(409);

        Agency wrong = agency(stage, Map.of("maxPinFailures", "0"));
        assertThat(comes(wrong.visitor(), wrong.person().hasPassword()).isRefused())
                .isTrue();
        assertThat(wrong.admin().get(wrong.path("/identity-check/doctor")).toString())
                .contains("maxPinFailures");
    }

    @Test
    void a_new_account_gets_a_pin_where_the_realm_says_so_and_its_owner_sees_it_in_the_account_console(Stage stage) {
        Agency agency = agency(stage, Map.of());
        agency.admin().put(agency.path("/identity-check/settings"), Map.of("pinOnCreate", true, "pinLength", 8));

        Person person = agency.person().hasPassword().prefers("pin");
        String pin = stage.mail().code(person.email());
        assertThat(pin).hasSize(8);
        Visitor visitor = agency.visitor();
        assertThat(visitor.entersCode(comes(visitor, person), pin).isSignedIn()).isTrue();
        agency.person(Contacts.NONE);

        JsonNode credentials = person.ownAccount().credentials();
        JsonNode shown = credentials
                .valueStream()
                .filter(c -> c.path("type").asText().equals("identity-check-pin"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.path("displayName").asText()).isEqualTo("identity-check-pin-display-name");
        assertThat(shown.path("userCredentialMetadatas")).hasSize(1);
        assertThat(shown.findValuesAsText("userLabel"))
                .as("the consoles' name of it")
                .containsExactly("PIN");
        assertThat(credentials.toString()).doesNotContain(pin, "secretData\":\"");
    }
}
