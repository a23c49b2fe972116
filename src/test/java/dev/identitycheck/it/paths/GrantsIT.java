package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Robot;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody is asked here; so a link alone buys no token, and nothing of this makes an identity known. */
@RealServer
@DisplayName("A grant that runs no flow")
class GrantsIT {

    @Test
    void takes_no_assertion_for_a_linked_identity_until_its_owner_has_confirmed_it(Stage stage) {
        Agency agency = asserting(stage);
        Robot robot = Robot.withAssertionsOf(agency, BETA);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);

        JsonNode answer = robot.grantedFor(person);

        assertThat(answer.has("access_token")).as(answer.toString()).isFalse();
        assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(agency.outcomes(person)).containsExactly("existing", "refused");
        confirms(stage, agency, person);
        assertThat(robot.grantedFor(person).has("access_token")).isTrue();
    }

    @Test
    void takes_an_assertion_for_a_link_of_before_as_the_settings_trust_it(Stage stage) {
        Agency agency = asserting(stage);
        Robot robot = Robot.withAssertionsOf(agency, BETA);

        assertThat(robot.grantedFor(agency.person().linkedTo(BETA)).has("access_token"))
                .isTrue();
        agency.setsStep(Map.of("existingLinks", "check"));
        assertThat(robot.grantedFor(agency.person().linkedTo(BETA)).has("access_token"))
                .isFalse();
        agency.setsMode("observe");
        assertThat(robot.grantedFor(agency.person().linkedTo(BETA)).has("access_token"))
                .isTrue();
    }

    @Test
    void takes_no_assertion_for_an_identity_that_is_not_linked(Stage stage) {
        Agency agency = asserting(stage);
        agency.linksByEmail();
        Robot robot = Robot.withAssertionsOf(agency, BETA);
        Person person = agency.person().knownAt(ALFA);
        person.hasIdentityAt(BETA, person.email());

        JsonNode answer = robot.grantedFor(person);

        assertThat(answer.path("error").asText()).as(answer.toString()).isEqualTo("invalid_grant");
        assertThat(person.isLinkedTo(BETA)).isFalse();
    }

    @Test
    void exchanges_no_token_of_a_linked_identity_until_its_owner_has_confirmed_it(Stage stage) {
        Agency agency = exchanging(stage);
        Overwriting.by(agency, BETA)
                .attributesRolesAndGroups("forged", List.of("department"))
                .guarded();
        Robot robot = Robot.withTokensOf(agency, BETA);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);

        JsonNode answer = robot.exchangedFor(person);

        assertThat(answer.has("access_token")).as(answer.toString()).isFalse();
        assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(person.account().path("email").asText()).isEqualTo(person.email());
        assertThat(person.attribute("department")).isEmpty();
        assertThat(agency.outcomes(person)).containsExactly("existing", "refused");
        confirms(stage, agency, person);
        assertThat(robot.exchangedFor(person).has("access_token")).isTrue();
    }

    @Test
    void exchanges_no_token_for_an_account_that_has_the_address_but_not_the_link(Stage stage) {
        Agency agency = exchanging(stage);
        Robot robot = Robot.withTokensOf(agency, BETA);
        Person person = agency.person().knownAt(ALFA);
        person.hasIdentityAt(BETA, person.email());

        JsonNode answer = robot.exchangedFor(person);

        assertThat(answer.has("error")).as(answer.toString()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isFalse();
    }

    @Test
    void makes_no_account(Stage stage) {
        Agency agency = exchanging(stage);
        Robot robot = Robot.withTokensOf(agency, BETA);
        Person guest = agency.person().hasIdentityAt(BETA, "guest@elsewhere.example");
        agency.admin().delete(agency.path("/users/" + guest.id()));

        JsonNode answer = robot.exchangedFor(guest);

        assertThat(answer.has("access_token")).as(answer.toString()).isFalse();
        assertThat(agency.admin().get(agency.path("/users?exact=true&username=" + guest.username())))
                .isEmpty();
    }

    // In Keycloak 26.5 the JWT authorization grant is a preview, which has to be switched on.
    private static Agency asserting(Stage stage) {
        return (stage.onDistribution() ? stage.siteWithEverything() : stage.site()).ownAgency(Map.of());
    }

    private static Agency exchanging(Stage stage) {
        Assumptions.assumeTrue(stage.onDistribution());
        Agency agency = stage.siteWithEverything().ownAgency(Map.of());
        agency.admin()
                .change(agency.path("/users/profile"), profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
        return agency;
    }

    private static void confirms(Stage stage, Agency agency, Person person) {
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }
}
