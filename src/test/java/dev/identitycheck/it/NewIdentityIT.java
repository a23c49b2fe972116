package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("A new identity")
class NewIdentityIT {

    @ParameterizedTest
    @ValueSource(strings = {ALFA, BETA})
    void a_known_one_goes_straight_through(String provider, Stage stage) {
        Person person = stage.agency().person().knownAt(provider);

        Page page = stage.agency().visitor().signsInWith(provider, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(stage.mail().to(person.email())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ALFA + "," + BETA, BETA + "," + ALFA})
    void a_new_one_is_confirmed_once_and_known_from_then_on(String known, String fresh, Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(known).linkedTo(fresh);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(fresh, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();

        assertThat(agency.visitor().signsInWith(fresh, person).isSignedIn()).isTrue();
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void the_ledger_says_who_confirmed_what(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        visitor.entersCode(visitor.signsInWith(BETA, person), stage.mail().code(person.email()));

        JsonNode ledger =
                Json.read(person.attribute("identity-check.identities").orElseThrow());

        assertThat(ledger.path("v").asInt()).isPositive();
        assertThat(ledger.path("salt").asText()).isNotEmpty();
        assertThat(ledger.path("entries"))
                .extracting(
                        e -> e.path("identityProvider").asText(),
                        e -> e.path("confirmedBy").asText(),
                        e -> e.path("state").asText())
                .containsExactlyInAnyOrder(tuple(ALFA, "existing", "known"), tuple(BETA, "email", "known"));
        assertThat(ledger.toString()).doesNotContain(person.username());
    }

    @Test
    void it_is_asked_each_time_until_it_is_confirmed(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);

        for (int time = 1; time <= 10; time++) {
            Page page = agency.visitor().signsInWith(BETA, person);
            assertThat(page.asksForCode()).as("time %d: %s", time, page).isTrue();
        }
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void a_link_that_the_login_made_proves_nothing(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = agency.person().knownAt(ALFA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
        person.hasIdentityAt(BETA);

        for (int time = 1; time <= 3; time++) {
            Page page = agency.visitor().signsInWith(BETA, person);
            assertThat(page.asksForCode()).as("time %d: %s", time, page).isTrue();
        }
    }

    @Test
    void cancelling_removes_a_link_that_the_login_made(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = agency.person().knownAt(ALFA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
        person.hasIdentityAt(BETA);
        Visitor visitor = agency.visitor();

        Page code = visitor.signsInWith(BETA, person);
        assertThat(person.isLinkedTo(BETA)).isTrue();
        Page page = visitor.presses(code, "cancel");

        assertThat(page.error()).as(page.toString()).hasValue("access_denied");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void cancelling_leaves_a_link_that_an_administrator_made(Stage stage) {
        Person person = stage.agency().person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = stage.agency().visitor();

        Page page = visitor.presses(visitor.signsInWith(BETA, person), "cancel");

        assertThat(page.error()).as(page.toString()).hasValue("access_denied");
        assertThat(person.isLinkedTo(BETA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALFA, BETA})
    void the_identity_that_makes_the_account_is_trusted(String provider, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = agency.person().hasIdentityAt(provider);
        agency.admin().delete(agency.path("/users/" + person.id()));

        Page page = agency.visitor().signsInWith(provider, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(provider, person).isSignedIn()).isTrue();
    }

    @Test
    void the_identity_that_makes_the_account_is_asked_where_the_setting_says_so(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("firstIdentity", "check", "noContact", "deny"));
        agency.linksByEmail();
        Person person = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + person.id()));

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
    }

    @Test
    void links_from_before_are_asked_where_the_setting_says_so(Stage stage) {
        Agency agency = stage.agency(Map.of("existingLinks", "check"));
        Person person = agency.person().linkedTo(ALFA);

        assertThat(agency.visitor().signsInWith(ALFA, person).asksForCode()).isTrue();
    }

    @Test
    void two_people_at_one_provider_are_two_identities(Stage stage) {
        Agency agency = stage.agency();
        Person one = agency.person().knownAt(ALFA);
        Person other = agency.person().knownAt(BETA).linkedTo(ALFA);

        assertThat(agency.visitor().signsInWith(ALFA, one).isSignedIn()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, other).asksForCode()).isTrue();
    }

    @Test
    void a_provider_made_again_under_its_alias_inherits_nothing(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        visitor.entersCode(visitor.signsInWith(BETA, person), stage.mail().code(person.email()));
        String subject = person.subjectOf(BETA);

        agency.makesProviderAgain(BETA);
        person.linkedTo(BETA, subject);

        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void without_a_contact_nobody_gets_in(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.NONE).knownAt(ALFA).linkedTo(BETA);

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void without_a_contact_the_setting_may_let_people_in(Stage stage) {
        Agency agency = stage.agency(Map.of("noContact", "allow"));
        Person person = agency.person(Contacts.NONE).knownAt(ALFA).linkedTo(BETA);

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
    }

    @Test
    void an_address_that_nobody_proved_is_no_contact(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        agency.changeAccount(person, account -> account.put("emailVerified", false));

        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();
        assertThat(stage.mail().to(person.email())).isEmpty();
    }
}
