package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("The wait for the next code")
class WaitIT {

    private static final Duration MINUTE = Duration.ofSeconds(61);
    private static final String FROM_THEN_ON =
            "You can ask for a new code from \\d{1,2}:\\d\\d\\h[AP]M \\(Rome\\) on\\.";

    private static Person newcomer(Agency agency, Contacts contacts) {
        return agency.person(contacts).knownAt(ALFA).linkedTo(BETA);
    }

    private static Agency agency(Stage stage, Map<String, String> step, Map<String, String> realm) {
        Agency agency = stage.site().ownAgency(step);
        agency.changeRealm(changed ->
                realm.forEach((key, value) -> changed.withObject("/attributes").put("identity-check." + key, value)));
        return agency;
    }

    private static boolean waits(Page page, String action) {
        return page.has("#kc-identity-check-" + action + "[data-wait]");
    }

    @Test
    void is_told_with_the_time_of_day_and_each_button_that_sends_knows_it(Stage stage) {
        Agency agency = agency(stage, Map.of(), Map.of("timeZone", "Europe/Rome"));
        Person person = newcomer(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);

        assertThat(page.text()).containsPattern(FROM_THEN_ON);
        assertThat(Integer.parseInt(page.attribute("#kc-identity-check-resend", "data-wait")))
                .isBetween(50, 60);
        assertThat(waits(page, "use-sms")).isTrue();
        assertThat(waits(page, "verify") || waits(page, "cancel")).isFalse();
        assertThat(page.has("button[disabled]"))
                .as("nothing is closed for whoever has no JavaScript")
                .isFalse();

        page = visitor.presses(page, "use-sms");
        assertThat(page.text()).contains("No new code was sent").containsPattern(FROM_THEN_ON);
        assertThat(stage.sms().to(person.phone())).isEmpty();

        person.letsTimePass(MINUTE);
        visitor.presses(page, "use-sms");
        assertThat(stage.sms().code(person.phone())).hasSize(6);
    }

    @Test
    void leaves_a_page_without_a_field_where_no_code_is_good(Stage stage) {
        Agency agency = stage.agency();
        Person person = newcomer(agency, Contacts.EMAIL);
        Visitor visitor = agency.visitor();
        assertThat(visitor.signsInWith(BETA, person).has("#code[autofocus]")).isTrue();
        Visitor elsewhere = agency.visitor();

        Page page = elsewhere.signsInWith(BETA, person);

        assertThat(page.asksForCode()).isTrue();
        assertThat(page.has("#code[autofocus]")).isFalse();
        assertThat(page.has("details #code")).isTrue();
        assertThat(waits(page, "resend")).isTrue();
        assertThat(page.failuresLeft()).isEqualTo(5);
        page = elsewhere.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.text()).contains("no longer valid");
        assertThat(person.count("identity-check.failures")).isZero();
        person.letsTimePass(MINUTE);
        page = elsewhere.presses(page, "resend");
        assertThat(page.has("#code[autofocus]")).isTrue();
        assertThat(elsewhere
                        .entersCode(page, stage.mail().code(person.email(), 2))
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void of_a_limit_is_the_text_messages_own_and_a_reload_knows_it(Stage stage) {
        Agency agency = agency(stage, Map.of("channel", "sms"), Map.of("smsDailyBudget", "2"));
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, newcomer(agency, Contacts.PHONE));
        for (int number = 2; number <= 3 && page.has("#code[autofocus]"); number++) {
            visitor = agency.visitor();
            page = visitor.signsInWith(BETA, newcomer(agency, Contacts.PHONE));
        }
        Page again = visitor.goesTo(page.url());

        for (Page shown : new Page[] {page, again}) {
            assertThat(shown.has("#code[autofocus]")).as(shown.toString()).isFalse();
            assertThat(Integer.parseInt(shown.attribute("#kc-identity-check-resend", "data-wait")))
                    .isGreaterThan(60);
        }
    }

    @Test
    void helps_nobody_whose_number_gets_no_texts_so_none_is_offered(Stage stage) {
        Agency agency = agency(stage, Map.of("channel", "sms"), Map.of("smsCountries", "VN"));
        Person person = newcomer(agency, Contacts.PHONE);
        Visitor visitor = agency.visitor();

        Page page = visitor.goesTo(visitor.signsInWith(BETA, person).url());

        assertThat(page.has("#code[autofocus]") || page.offers("resend"))
                .as(page.toString())
                .isFalse();
        assertThat(page.text()).contains("No text message can be sent to your number");
    }

    @Test
    void is_none_after_a_message_that_failed_and_its_code_has_no_field(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        stage.sms().refuses();
        Person person = newcomer(agency, Contacts.PHONE);

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.text()).contains("could not be sent");
        assertThat(page.has("#code[autofocus]") || waits(page, "resend"))
                .as(page.toString())
                .isFalse();
        assertThat(page.offers("resend")).isTrue();
    }
}
