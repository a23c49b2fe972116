package dev.identitycheck.it.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Scim;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Keycloak's SCIM API")
class ScimIT {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":"
                    + "[{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Other\"}]}";

    @Test
    void works_in_a_realm_with_the_step(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        try (Site site = stage.ownSiteWith("scim-api")) {
            Agency agency = site.ownAgency(Map.of());
            Scim scim = new Scim(agency);
            Person person = agency.person();

            works(scim, person);
            losesAnnotations(agency);
            works(scim, person);
        }
    }

    private static void works(Scim scim, Person person) {
        assertThat(status(scim.sends("GET", "Users", ""))).isEqualTo(200);
        assertThat(status(scim.sends("GET", "Users/" + person.id(), ""))).isEqualTo(200);
        String name = "by-scim-" + UUID.randomUUID();
        Answer created = scim.sends(
                "POST",
                "Users",
                "{\"schemas\":[\"" + SCHEMA + "\"],\"userName\":\"" + name + "\",\"name\":{\"givenName\":\"By\","
                        + "\"familyName\":\"Scim\"},\"emails\":[{\"value\":\"" + name + "@agency.example\"}]}");
        assertThat(status(created)).isEqualTo(201);
        assertThat(created.body()).doesNotContain("identity-check.");
        assertThat(status(scim.sends("PATCH", "Users/" + person.id(), PATCH))).isBetween(200, 204);
        assertThat(person.account().path("firstName").asText()).isEqualTo("Other");
    }

    /** As in a realm that an earlier version of the extension set up, or a tool. */
    private static void losesAnnotations(Agency agency) {
        agency.admin().change(agency.path("/users/profile"), profile -> {
            for (JsonNode attribute : profile.path("attributes")) {
                if (attribute.path("name").asText().matches("identity-check\\..*|phoneNumber.*|pec")) {
                    ((ObjectNode) attribute).remove("annotations");
                }
            }
        });
    }

    private static int status(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(400);
        return answer.status();
    }
}
