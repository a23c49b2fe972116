package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Scim;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.server.NeedsServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Keycloak's SCIM API")
@NeedsServer(since = "26.6", what = "SCIM API")
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

    @Test
    void has_an_administrators_word_about_contacts_and_locks(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        try (Site site = stage.ownSiteWith("scim-api")) {
            Agency agency = site.ownAgency(Map.of("lockScope", "account", "maxFailures", "1", "maxTotalFailures", "1"));
            Scim scim = new Scim(agency);
            changesAddress(scim, agency.person().knownAt(ALFA).linkedTo(BETA), site);
            unlocks(scim, agency.person().knownAt(ALFA).linkedTo(BETA), site);
        }
    }

    private static void changesAddress(Scim scim, Person person, Site site) {
        String address = "new-" + person.email();

        scim.sends("PATCH", "Users/" + person.id(), patch("emails", "[{\"value\":\"" + address + "\"}]"));

        assertThat(person.account().path("email").asText()).isEqualTo(address);
        Await.get("the notice", () -> site.inboxes().mail().notices(person.email()).stream()
                .filter(mail -> mail.text().contains("An administrator"))
                .findFirst());
        Agency agency = person.agency();
        JsonNode contacts = agency.admin()
                .get(agency.path("/identity-check/users/" + person.id()))
                .path("contacts");
        assertThat(contacts.findValuesAsText("provedBy"))
                .as(contacts.toString())
                .containsExactly("support");
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(visitor.entersCode(page, site.inboxes().mail().code(address)).isSignedIn())
                .isTrue();
    }

    private static void unlocks(Scim scim, Person person, Site site) {
        Visitor visitor = person.agency().visitor();
        Page page = visitor.signsInWith(BETA, person);
        String wrong = Wrong.codeFor(site.inboxes().mail().code(person.email()));
        assertThat(visitor.entersCode(page, wrong).isLocked()).isTrue();
        assertThat(person.account().path("enabled").asBoolean()).isFalse();

        scim.sends("PATCH", "Users/" + person.id(), patch("name.givenName", "\"Another\""));
        assertThat(person.count("identity-check.failures")).isEqualTo(1);
        scim.sends("PATCH", "Users/" + person.id(), patch("active", "true"));

        assertThat(person.account().path("enabled").asBoolean()).isTrue();
        assertThat(person.count("identity-check.failures")).isZero();
        Await.holds("the notice", () -> site.inboxes().mail().notices(person.email()).stream()
                .anyMatch(mail -> mail.subject().contains("was switched on again")));
        assertThat(person.agency().visitor().signsInWith(BETA, person).isLocked())
                .isFalse();
    }

    private static String patch(String path, String value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":"
                + "[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
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
