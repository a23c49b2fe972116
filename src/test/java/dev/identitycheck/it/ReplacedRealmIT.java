package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tools that manage a realm write its attributes as a whole, and those of this extension with them. */
@RealServer
@DisplayName("Settings of a realm whose attributes are replaced")
class ReplacedRealmIT {

    private static final String SETTINGS = "/identity-check/settings";
    private static final String SETUP = "/identity-check/setup";
    private static final Map<String, Object> CAREFUL =
            Map.of("smsCountries", "IT:5", "smsDailyBudget", 7, "phoneShared", "refuse", "reasonRequired", true);

    private static JsonNode settings(Agency agency) {
        return agency.admin().get(agency.path(SETTINGS));
    }

    private static void replaces(Agency agency, Map<String, String> attributes) {
        agency.admin().put(agency.path(""), Map.of("attributes", attributes));
    }

    private static JsonNode attributes(Agency agency) {
        return agency.admin().get(agency.path("")).path("attributes");
    }

    @Test
    void are_put_back_and_said_at_once(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().put(agency.path(SETTINGS), CAREFUL);
        JsonNode before = settings(agency);

        replaces(agency, Map.of("acme", "1"));

        assertThat(settings(agency)).isEqualTo(before);
        assertThat(attributes(agency).path("acme").asText()).isEqualTo("1");
        assertThat(stage.site().log().lines())
                .anyMatch(line -> line.contains("event=realm_settings_restored realm=" + agency.name() + " ")
                        && line.contains("identity-check.smsDailyBudget"));
    }

    @Test
    void are_put_back_where_a_tool_knows_some_of_them(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().put(agency.path(SETTINGS), CAREFUL);

        replaces(agency, Map.of("identity-check.smsDailyBudget", "9"));

        JsonNode after = settings(agency);
        assertThat(after.path("smsDailyBudget").asInt()).isEqualTo(9);
        assertThat(after.path("phoneShared").asText()).isEqualTo("refuse");
        assertThat(after.path("reasonRequired").asBoolean()).isTrue();
        replaces(agency, Map.of("acme", "1"));
        assertThat(settings(agency)).isEqualTo(after);
    }

    @Test
    void are_put_back_where_only_a_tool_has_set_them(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        replaces(agency, Map.of("identity-check.reasonRequired", "true"));
        replaces(agency, Map.of());
        assertThat(settings(agency).path("reasonRequired").asBoolean()).isTrue();
    }

    @Test
    void can_be_taken_back_by_their_own_call_or_as_empty(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().put(agency.path(SETTINGS), CAREFUL);
        agency.admin().put(agency.path(SETTINGS), Map.of("phoneShared", "refuse"));
        replaces(agency, Map.of("acme", "1"));
        assertThat(settings(agency).path("reasonRequired").asBoolean()).isFalse();
        assertThat(settings(agency).path("phoneShared").asText()).isEqualTo("refuse");

        replaces(agency, Map.of("identity-check.phoneShared", ""));
        replaces(agency, Map.of("acme", "2"));
        assertThat(settings(agency).path("phoneShared").asText()).isEqualTo("allow");

        agency.admin().put(agency.path(SETTINGS), Map.of());
        replaces(agency, Map.of("acme", "3"));
        attributes(agency).fieldNames().forEachRemaining(name -> assertThat(name)
                .doesNotStartWith("identity-check."));
    }

    /** Where the server shows the copy at all. */
    @Test
    void are_put_back_though_a_tool_removes_components_that_it_does_not_know(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().put(agency.path(SETTINGS), CAREFUL);
        JsonNode before = settings(agency);

        for (JsonNode component : agency.admin().get(agency.path("/components"))) {
            if (component.path("providerId").asText().equals("identity-check")) {
                agency.admin()
                        .delete(agency.path(
                                "/components/" + component.path("id").asText()));
            }
        }
        replaces(agency, Map.of("acme", "1"));

        assertThat(settings(agency)).isEqualTo(before);
    }

    @Test
    void do_not_keep_the_set_up_from_being_undone(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.hasFlow("own reset", "reset-credentials-choose-user");
        agency.changeRealm(realm -> realm.put("resetCredentialsFlow", "own reset"));
        agency.hasRequiredFlow("own flow", "allow-access-authenticator");
        agency.changeProvider(BETA, provider -> provider.put("postBrokerLoginFlowAlias", "own flow"));
        agency.admin().post(agency.path(SETUP), Map.of("recovery", true));

        replaces(agency, Map.of("acme", "1"));
        agency.changeProvider(BETA, ReplacedRealmIT::withoutOurs);
        agency.admin().delete(agency.path(SETUP));

        JsonNode realm = agency.admin().get(agency.path(""));
        assertThat(realm.path("resetCredentialsFlow").asText()).isEqualTo("own reset");
        assertThat(realm.path("resetPasswordAllowed").asBoolean()).isFalse();
        assertThat(agency.admin()
                        .get(agency.path("/identity-provider/instances/" + BETA))
                        .path("postBrokerLoginFlowAlias")
                        .asText())
                .isEqualTo("own flow");
        replaces(agency, Map.of("acme", "2"));
        assertThat(attributes(agency).has("identity-check.formerResetFlow")).isFalse();
    }

    private static void withoutOurs(ObjectNode provider) {
        provider.withObject("/config").remove(List.of("identity-check.issuer", "identity-check.formerPostLoginFlow"));
    }
}
