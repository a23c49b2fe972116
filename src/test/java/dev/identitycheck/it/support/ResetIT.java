package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("An account that support makes as new")
class ResetIT {

    @Test
    void has_no_identity_contact_or_session_left(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        visitor.signsInWith(ALFA, person);
        Visitor offline = agency.visitor();
        Page away = offline.answersLogin(
                offline.opens(Map.of("kc_idp_hint", ALFA, "scope", "openid offline_access")), person);
        assertThat(away.isSignedIn()).as(away.toString()).isTrue();
        String app = agency.admin()
                .get(agency.path("/clients?clientId=app"))
                .get(0)
                .path("id")
                .asText();
        offline.redeems(away);
        assertThat(agency.admin().get(agency.path("/users/" + person.id() + "/offline-sessions/" + app)))
                .isNotEmpty();

        assertThat(Desk.of(person).resets().status()).isEqualTo(204);

        assertThat(agency.admin().get(agency.path("/users/" + person.id() + "/sessions")))
                .isEmpty();
        assertThat(agency.admin().get(agency.path("/users/" + person.id() + "/offline-sessions/" + app)))
                .isEmpty();
        JsonNode state = Desk.of(person).state();
        assertThat(state.path("identities")).isEmpty();
        assertThat(state.path("contacts")).isEmpty();
        assertThat(person.account().has("email")).isFalse();
        assertThat(person.account().path("attributes").has("phoneNumber")).isFalse();
        assertThat(visitor.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(person.isLinkedTo(ALFA)).as("links of administrators stay").isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isFalse();
    }

    @Test
    void lets_nobody_in_though_people_without_a_contact_are(Stage stage) {
        Agency agency = stage.agency(Map.of("noContact", "allow"));
        Person person = agency.person().knownAt(ALFA);
        Desk.of(person).resets();

        Page page = agency.visitor().signsInWith(ALFA, person);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
    }

    @Test
    void is_the_owners_again_when_an_impostor_came_first(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.asksBeforeLinking(Map.of());
        Person impostor = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + impostor.id()));
        assertThat(agency.visitor().signsInWith(BETA, impostor).isSignedIn()).isTrue();
        Person account = agency.personNamed(impostor.username());
        assertThat(account.isLinkedTo(BETA)).isTrue();

        Desk.of(account).resets();
        assertThat(account.isLinkedTo(BETA)).isFalse();
        String address = "owner-of-" + account.username() + "@agency.example";
        Desk.of(account).replaces("email", address);
        new Desk(agency.administrator("manage-users"), account).approves("email", address);

        Page again = agency.visitor().signsInWith(BETA, impostor);
        assertThat(again.isSignedIn()).as("the impostor again: " + again).isFalse();
        Visitor owner = agency.visitor();
        Page page = owner.signsInWith(ALFA, impostor.hasIdentityAt(ALFA));
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        int codes = stage.mail().codes(address).size();
        assertThat(owner.entersCode(page, stage.mail().code(address, Math.max(codes, 2)))
                        .isSignedIn())
                .isTrue();
        assertThat(stage.mail().codes(impostor.email())).isEmpty();
    }

    @Test
    void takes_no_code_that_was_sent_before(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        Desk.of(person).resets();
        Page after = visitor.entersCode(page, code);

        assertThat(after.isSignedIn()).as(after.toString()).isFalse();
        assertThat(agency.outcomes(person)).doesNotContain("confirmed");
    }
}
