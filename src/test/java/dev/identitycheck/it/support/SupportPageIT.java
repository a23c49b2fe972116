package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.Documentation;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.CommandTypist;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.TypedCommands;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("The support handbook")
class SupportPageIT {

    @Test
    void is_all_that_somebody_new_at_the_desk_needs(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        agency.visitor().signsInWith(BETA, person);
        Person colleague = agency.person();
        agency.administrator(colleague, "manage-users", "view-users");
        List<String> lines = commands();
        assertThat(lines).hasSize(12);
        CommandTypist newcomer = new CommandTypist(
                stage.commandLine(),
                agency,
                Map.of(
                        "ID",
                        person.id(),
                        "IDENTITY",
                        Desk.of(person).identityAt(BETA).path("id").asText(),
                        "DISOWNED",
                        disowned(person)));
        newcomer.signsIn();

        assertThat(newcomer.types(lines.get(0).replace("maria", person.username())))
                .contains(person.id());
        assertThat(newcomer.types(lines.get(1))).contains("\"locked\" : false", "p•••@a•••");
        assertThat(newcomer.types(lines.get(2))).contains("notices");
        newcomer.types(lines.get(3));
        newcomer.types(lines.get(4));
        assertThat(phone(person)).isEqualTo("staff");
        newcomer.signsIn(colleague.username(), colleague.password(), agency.name());
        newcomer.types(lines.get(5));
        assertThat(phone(person)).isEqualTo("support");
        newcomer.types(lines.get(6));
        newcomer.types(lines.get(7));
        newcomer.types(lines.get(8));
        assertThat(person.isLinkedTo(BETA)).isFalse();
        newcomer.types(lines.get(9));
        assertThat(Desk.of(person).state().path("identities")).isEmpty();
        newcomer.types(lines.get(10));
        assertThat(Desk.of(person).state().path("contacts")).isEmpty();
        newcomer.types(lines.get(11).replace("owner@", "owner-of-" + person.username() + "@"));
        assertThat(Desk.of(person).state().path("contacts")).hasSize(1);
    }

    private static String phone(Person person) {
        return Desk.of(person).state().path("contacts").get(1).path("provedBy").asText();
    }

    /** The identity at the first provider, as the owner's word in a notice makes it. */
    private static String disowned(Person person) {
        JsonNode ledger =
                Json.read(person.attribute("identity-check.identities").orElseThrow());
        String id = "";
        for (JsonNode entry : ledger.path("entries")) {
            if (entry.path("identityProvider").asText().equals(ALFA)) {
                ((ObjectNode) entry).put("state", "disowned");
                ((ObjectNode) entry).put("lastUsed", System.currentTimeMillis() / 1000);
                id = entry.path("id").asText();
            }
        }
        person.agency().site().database().setUserAttribute(person.id(), "identity-check.identities", ledger.toString());
        return id;
    }

    private static List<String> commands() {
        String page = Documentation.read(Documentation.page("support"));
        return TypedCommands.in(
                page.substring(page.indexOf("<!-- support:start -->"), page.indexOf("<!-- support:end -->")));
    }
}
