package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A message that is still under way when its page is shown")
class DispatchIT {

    private static final Map<String, String> BY_SMS = Map.of("channel", "sms");
    private static final Duration LATE = Duration.ofMillis(1500);

    private static Person person(Agency agency, Contacts contacts) {
        return agency.person(contacts).knownAt(ALFA).linkedTo(BETA);
    }

    private static String fate(Visitor visitor, Page page) {
        Page status = visitor.goesTo(page.attribute("#kc-identity-check-news", "data-status"));
        return Json.read(status.body()).path("fate").asText();
    }

    private static void becomes(String fate, Visitor visitor, Page page) {
        Await.holds("the message is " + fate, () -> fate(visitor, page).equals(fate));
    }

    @Test
    void and_fails_is_said_with_the_next_button_and_costs_no_interval(Stage stage) {
        Agency agency = stage.agency(BY_SMS);
        Person person = person(agency, Contacts.PHONE);
        Visitor visitor = agency.visitor();
        stage.sms().refusesAfter(LATE);

        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.text())
                .contains("being sent")
                .doesNotContain("we sent you")
                .doesNotContain("Code sent to");
        assertThat(fate(visitor, page)).isEqualTo("underway");
        String sent = stage.sms().code(person.phone());
        becomes("failed", visitor, page);
        page = visitor.entersCode(page, Wrong.codeFor(sent));
        assertThat(page.text()).contains("could not be sent");

        stage.sms().reset();
        page = visitor.presses(page, "resend");
        assertThat(visitor.entersCode(page, stage.sms().code(person.phone())).isSignedIn())
                .isTrue();
    }

    @Test
    void and_arrives_is_known_to_the_page(Stage stage) {
        Agency agency = stage.agency(BY_SMS);
        Person person = person(agency, Contacts.PHONE);
        Visitor visitor = agency.visitor();
        stage.sms().isSlow(LATE);

        Page page = visitor.signsInWith(BETA, person);
        becomes("sent", visitor, page);

        assertThat(visitor.reloads(page).text()).contains("Code sent to").doesNotContain("being sent");
        assertThat(visitor.entersCode(page, stage.sms().code(person.phone())).isSignedIn())
                .isTrue();
    }

    @Test
    void says_nothing_about_any_other(Stage stage) {
        Agency agency = stage.agency(BY_SMS);
        Visitor visitor = agency.visitor();
        String status = agency.url() + "/identity-check/message/";

        assertThat(visitor.goesTo(status + "00000000-0000-0000-0000-000000000000")
                        .body())
                .isEqualTo("{\"fate\":\"underway\"}");
        assertThat(visitor.goesTo(status + "x").status()).isEqualTo(404);
        assertThat(visitor.goesTo(status).status()).isEqualTo(404);
    }

    @Test
    void is_counted_in_the_servers_metrics_and_names_nobody(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        Agency agency = stage.agency(BY_SMS);
        Person person = person(agency, Contacts.PHONE);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        visitor.presses(page, "resend");

        String metrics = stage.site().metrics();

        assertThat(metrics)
                .contains(
                        "identity_check_messages_total{channel=\"sms\","
                                + "country=\"IT\",gateway=\"http\",outcome=\"taken\"}",
                        "identity_check_segments_total{channel=\"sms\","
                                + "country=\"IT\",gateway=\"http\",outcome=\"taken\"}",
                        "identity_check_handover_seconds_bucket{channel=\"sms\","
                                + "gateway=\"http\",outcome=\"taken\",le=\"0.8\"}",
                        "identity_check_queue{channel=\"sms\"} 0.0",
                        "identity_check_queue{channel=\"email\"} 0.0",
                        "identity_check_limits_hit_total{limit=\"interval\"}");
        assertThat(metrics.lines().filter(line -> line.startsWith("identity_check")))
                .noneMatch(line -> Stream.of(person.phone(), person.username(), person.id(), "127.0.0.1")
                        .anyMatch(line::contains));
    }
}
