package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Events")
class EventsIT {

    private static Person person(Agency agency) {
        return agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
    }

    @Test
    void tell_of_an_identity_that_was_there_before_and_is_known_then(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA);
        assertThat(agency.outcomes(person)).containsExactly("existing");

        agency.visitor().signsInWith(ALFA, person);

        assertThat(agency.outcomes(person)).containsExactly("existing", "known");
    }

    @Test
    void tell_of_the_identity_that_made_the_account(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + person.id()));

        agency.visitor().signsInWith(BETA, person);

        assertThat(agency.allOutcomes()).contains("first");
    }

    @Test
    void tell_of_a_challenge_a_wrong_code_and_the_confirmation(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        page = visitor.entersCode(page, Wrong.codeFor(code));
        visitor.entersCode(page, code);

        assertThat(agency.outcomes(person)).containsSubsequence("challenged", "wrong_code", "confirmed");
        JsonNode confirmed = agency.event(person, "confirmed");
        assertThat(confirmed.path("details").path("identity_provider").asText()).isEqualTo(BETA);
        assertThat(confirmed.path("details").path("identity_check_channel").asText())
                .isEqualTo("email");
        assertThat(confirmed.has("error")).isFalse();
        assertThat(agency.event(person, "wrong_code").has("error")).isTrue();
    }

    @Test
    void tell_of_a_lock(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        for (int number = 1; number <= 5; number++) {
            page = visitor.entersCode(page, Wrong.codeFor(code, number));
        }

        assertThat(agency.outcomes(person)).filteredOn("wrong_code"::equals).hasSize(5);
        assertThat(agency.outcomes(person)).endsWith("locked");
    }

    @Test
    void tell_that_there_is_no_contact(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.NONE).knownAt(ALFA).linkedTo(BETA);

        agency.visitor().signsInWith(BETA, person);

        assertThat(agency.outcomes(person)).endsWith("no_contact");
    }

    @Test
    void tell_that_a_code_could_not_be_sent(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        stage.mail().refuses();

        agency.visitor().signsInWith(BETA, person);

        JsonNode event = agency.event(person, "delivery_failed");
        assertThat(event.path("details").path("identity_check_channel").asText())
                .isEqualTo("email");
        assertThat(event.path("details").path("identity_provider").asText()).isEqualTo(BETA);
    }

    @Test
    void and_the_log_hold_no_code_and_no_whole_address(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "both"));
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        String wrong = Wrong.codeFor(code);
        page = visitor.entersCode(page, wrong);
        page = visitor.entersCode(page, code);
        assertThat(page.isSignedIn()).isTrue();

        Person other = person(agency);
        stage.mail().refuses();
        stage.sms().refuses();
        agency.visitor().signsInWith(BETA, other);

        String events = agency.checkEvents(person).toString() + agency.checkEvents(other);
        assertThat(events).doesNotContain(code, wrong);
        for (Person each : new Person[] {person, other}) {
            assertThat(events).doesNotContain(each.email(), each.phone());
            assertThat(stage.site().log()).doesNotContain(each.email(), each.phone());
        }
        assertThat(stage.site().log()).doesNotContain("\"" + code, "=" + code, " " + code, "#" + code);
    }
}
