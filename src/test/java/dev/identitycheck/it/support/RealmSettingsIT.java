package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.CommandTypist;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("Settings of a realm")
class RealmSettingsIT {

    private static final String SETTINGS = "/identity-check/settings";

    @Test
    void are_stored_shown_and_put_back_to_their_defaults(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        JsonNode before = agency.admin().get(agency.path(SETTINGS));
        assertThat(before.path("mode").isNull()).isTrue();
        assertThat(before.path("smsDailyBudget").asInt()).isEqualTo(1000);

        agency.admin()
                .put(agency.path(SETTINGS), Map.of("mode", "off", "smsSender", "Comune", "newContactDelay", 3600));
        JsonNode after = agency.admin().get(agency.path(SETTINGS));
        assertThat(after.path("mode").asText()).isEqualTo("off");
        assertThat(after.path("smsSender").asText()).isEqualTo("Comune");
        assertThat(after.path("newContactDelay").asInt()).isEqualTo(3600);
        JsonNode attributes = agency.admin().get(agency.path("")).path("attributes");
        assertThat(attributes.path("identity-check.newContactDelay").asText()).isEqualTo("3600");

        agency.admin().put(agency.path(SETTINGS), before);
        assertThat(agency.admin().get(agency.path(SETTINGS))).isEqualTo(before);
        agency.admin().put(agency.path(SETTINGS), Map.of());
        agency.admin().get(agency.path("")).path("attributes").fieldNames().forEachRemaining(name -> assertThat(name)
                .doesNotStartWith("identity-check."));
    }

    @Test
    void are_changed_one_by_one_by_a_patch(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().put(agency.path(SETTINGS), Map.of("smsSender", "Comune", "newContactDelay", 3600));

        Answer merged = agency.admin().sends("PATCH", agency.path(SETTINGS), "{\"smsDailyBudget\":5}");
        assertThat(merged.status()).isEqualTo(204);
        Answer reset = agency.admin().sends("PATCH", agency.path(SETTINGS), "{\"newContactDelay\":null}");
        assertThat(reset.json().path("removed")).hasSize(1).first().hasToString("\"newContactDelay\"");

        JsonNode after = agency.admin().get(agency.path(SETTINGS));
        assertThat(after.path("smsSender").asText()).isEqualTo("Comune");
        assertThat(after.path("smsDailyBudget").asInt()).isEqualTo(5);
        assertThat(agency.admin()
                        .sends("PATCH", agency.path(SETTINGS), "{\"smsDailyBudget\":-1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void that_are_replaced_are_named_in_the_answer(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().put(agency.path(SETTINGS), Map.of("smsSender", "Comune", "smsDailyBudget", 5));
        Answer answer = agency.admin().sends("PUT", agency.path(SETTINGS), "{\"smsDailyBudget\":6}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("removed")).hasSize(1).first().hasToString("\"smsSender\"");
    }

    @Test
    void are_stored_only_where_they_differ_from_the_default_if_all_are_named(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        JsonNode defaults = agency.admin().get(agency.path(SETTINGS));
        agency.admin().put(agency.path(SETTINGS), defaults);
        agency.admin().get(agency.path("")).path("attributes").fieldNames().forEachRemaining(name -> assertThat(name)
                .doesNotStartWith("identity-check."));
    }

    @Test
    void hold_at_the_next_login(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("existingLinks", "check"));
        Person person = agency.person().linkedTo(BETA);
        agency.admin().put(agency.path(SETTINGS), Map.of("mode", "off"));
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        agency.admin().put(agency.path(SETTINGS), Map.of());
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void are_refused_with_key_and_allowed_values_in_what_the_command_line_shows(Stage stage) {
        Agency agency = stage.agency();
        Answer answer = agency.admin().sends("PATCH", agency.path(SETTINGS), "{\"newContactDelay\":-1}");
        assertThat(answer.json().path("error").asText()).endsWith("newContactDelay: 0–2592000");
    }

    @Test
    void are_refused_by_the_command_line_with_a_range_that_can_be_read(Stage stage) {
        CommandTypist typist = new CommandTypist(stage.commandLine(), stage.agency(), Map.of()).signsIn();
        assertThatThrownBy(() ->
                        typist.types("./kcadm.sh update identity-check/settings -r agency -s newContactDelay=abc"))
                .hasMessageEndingWith("newContactDelay: 0–2592000\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"off\"",
                "{",
                "{} {}",
                "null",
                "{\"colour\":\"red\"}",
                "{\"mode\":\"perhaps\"}",
                "{\"mode\":[\"off\"]}",
                "{\"newContactDelay\":-1}",
                "{\"newContactDelay\":2592001}",
                "{\"newContactDelay\":\"60\"}",
                "{\"newContactDelay\":1e999}",
                "{\"smsGateway\":\"../../etc\"}",
                "{\"smsRegion\":\"EN\"}",
                "{\"smsSender\":\"a\\u0000b\"}",
                "\u0000"
            })
    void that_do_not_fit_are_refused_and_change_nothing(String body, Stage stage) {
        Agency agency = stage.agency();
        JsonNode before = agency.admin().get(agency.path(SETTINGS));
        Answer answer = agency.admin().sends("PUT", agency.path(SETTINGS), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isNotBlank();
        assertThat(agency.admin().get(agency.path(SETTINGS))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 5_000_000})
    void that_are_too_long_are_refused(int length, Stage stage) {
        Agency agency = stage.agency();
        String body = "{\"smsSender\":\"" + "x".repeat(length) + "\"}";
        assertThat(agency.admin().sends("PUT", agency.path(SETTINGS), body).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "manage-realm, 200, 204",
        "view-realm, 200, 403",
        "manage-users, 403, 403",
        "manage-identity-providers, 403, 403",
        "view-users, 403, 403"
    })
    void are_for_those_who_manage_the_realm(String role, int read, int write, Stage stage) {
        Agency agency = stage.agency();
        Admin somebody = agency.administrator(role);
        assertThat(somebody.sends("GET", agency.path(SETTINGS)).status()).isEqualTo(read);
        assertThat(somebody.sends("PUT", agency.path(SETTINGS), "{}").status()).isEqualTo(write);
    }

    @Test
    void of_another_realm_are_nobody_elses(Stage stage) {
        Agency other = stage.site().ownAgency(Map.of());
        Admin somebody = stage.agency().administrator("realm-admin");
        assertThat(somebody.sends("GET", other.path(SETTINGS)).status()).isEqualTo(403);
        assertThat(somebody.sends("PUT", other.path(SETTINGS), "{}").status()).isEqualTo(403);
    }

    @Test
    void leave_an_admin_event(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
        agency.admin().put(agency.path(SETTINGS), Map.of("mode", "observe"));
        JsonNode event = agency.admin().get(agency.path("/admin-events")).get(0);
        assertThat(event.path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(event.path("resourceType").asText()).isEqualTo("IDENTITY_CHECK_SETTINGS");
        assertThat(event.path("resourcePath").asText()).isEqualTo("identity-check/settings");
        assertThat(event.path("representation").asText()).contains("\"mode\":\"observe\"");
    }
}
