package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Database;
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
@DisplayName("What is stored about somebody")
class StoredDataIT {

    // Keycloak keeps them as long as the realm said, the realm's own end included.
    private static final String EVENTS = "event_entity";

    @Test
    void goes_with_the_account(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        Person person = hasEverything(stage, agency);
        Database database = agency.site().database();
        assertThat(database.userAttributes(person.id()).keySet())
                .contains(
                        "identity-check.identities",
                        "identity-check.contacts",
                        "identity-check.messages",
                        "identity-check.handles",
                        "identity-check.handle-name");
        assertThat(database.mentions(person.phone()))
                .as("counts tell nobody's number")
                .containsExactly("user_attribute");

        agency.admin().delete(agency.path("/users/" + person.id()));

        assertThat(database.mentions(person.id())).isSubsetOf(EVENTS);
        assertThat(database.mentions(person.phone())).isEmpty();
    }

    @Test
    void goes_with_the_realm(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("channel", "sms"));
        String realm = agency.admin().get(agency.path("")).path("id").asText();
        Person person = hasEverything(stage, agency);
        Database database = agency.site().database();
        assertThat(database.mentions(realm)).contains("user_entity", EVENTS);

        agency.admin().delete(agency.path(""));

        assertThat(database.mentions(realm)).isSubsetOf(EVENTS);
        assertThat(database.mentions(person.id())).isSubsetOf(EVENTS);
        assertThat(database.mentions(person.phone())).isEmpty();
    }

    private static Person hasEverything(Stage stage, Agency agency) {
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.sms().code(person.phone());
        page = visitor.entersCode(page, Wrong.codeFor(code));
        assertThat(person.count("identity-check.failures")).isEqualTo(1);
        page = visitor.entersCode(page, code);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        Await.holds("the notice", () -> !stage.mail().notices(person.email()).isEmpty());
        return person;
    }
}
