package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("The removal")
class RemovalIT {

    private static final String SETUP = "/identity-check/setup";
    private static final String EVERYTHING = "{\"everything\":true}";
    private static final String ALONE = "made by hand";
    private static final String BESIDE = "made by hand beside another";

    /** A realm with the set-up, and with two flows of its own that hold the step. */
    private static Agency mixed(Site site) {
        Agency agency = site.agencyWithoutStep().withoutDirectGrants();
        agency.admin().sends("POST", agency.path(SETUP), "{\"identityProviders\":[\"" + ALFA + "\"]}");
        agency.hasRequiredFlow(ALONE, "identity-check");
        agency.hasRequiredFlow(BESIDE, "allow-access-authenticator", "identity-check-code");
        agency.changeProvider(BETA, provider -> provider.put("postBrokerLoginFlowAlias", ALONE));
        return agency;
    }

    private static JsonNode removed(Agency agency, String body) {
        Answer answer = agency.admin().sends("DELETE", agency.path(SETUP), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void of_the_set_up_names_the_flows_that_it_leaves_and_so_does_the_doctor(Stage stage) {
        Agency agency = mixed(stage.site());
        JsonNode answer = removed(agency, "");
        assertThat(answer.path("left").findValuesAsText("subject")).containsExactlyInAnyOrder(ALONE, BESIDE, BETA);
        assertThat(answer.path("left").findValuesAsText("cause"))
                .anySatisfy(cause -> assertThat(cause).contains("identity-check", BETA))
                .anySatisfy(cause -> assertThat(cause).contains("identity-check-code", "nothing is bound to it"));

        JsonNode findings = agency.admin().get(agency.path("/identity-check/doctor"));
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.path("code").asText()).isEqualTo("flow-outside-setup");
            assertThat(finding.path("subject").asText()).isEqualTo(ALONE);
            assertThat(finding.path("message").asText()).contains("identity-check", BETA);
        });
    }

    @Test
    void of_the_set_up_leaves_a_provider_whose_own_flow_holds_the_step_with_its_guard(Stage stage) {
        Agency agency = mixed(stage.site());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        String alfa = agency.admin()
                .get(agency.path("/identity-provider/instances/" + ALFA))
                .path("internalId")
                .asText();
        assertThat(removed(agency, "").path("changes"))
                .filteredOn(change -> change.path("action").asText().equals("remove-guard"))
                .singleElement()
                .satisfies(change -> assertThat(change.path("subject").asText()).isEqualTo(ALFA));

        assertThat(agency.site().database().mentions("provider." + alfa)).isEmpty();
        assertThat(agency.admin().get(agency.path("/identity-check/doctor")).findValuesAsText("code"))
                .doesNotContain("guard-missing");
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        // The last of it, as the answer and the doctor say it: step and binding by hand, since an empty flow lets
        // nobody in, and the call once more.
        agency.removesStep(ALONE, "identity-check");
        agency.changeProvider(BETA, provider -> provider.put("postBrokerLoginFlowAlias", ""));
        assertThat(removed(agency, "").path("changes"))
                .filteredOn(change -> change.path("action").asText().equals("remove-guard"))
                .singleElement()
                .satisfies(change -> assertThat(change.path("subject").asText()).isEqualTo(BETA));
        Page page = agency.visitor().signsInWith(BETA, person);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void of_everything_is_listed_by_a_dry_run_that_changes_nothing(Stage stage) {
        Agency agency = mixed(stage.site());
        agency.admin().put(agency.path("/identity-check/settings"), Map.of("smsDailyBudget", 5));
        agency.person().knownAt(ALFA);
        JsonNode dry = removed(agency, "{\"everything\":true,\"dryRun\":true}");
        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(agency.steps(ALONE)).hasSize(1);

        JsonNode real = removed(agency, EVERYTHING);
        assertThat(real.path("changes")).isEqualTo(dry.path("changes"));
        assertThat(real.path("changes").findValuesAsText("action"))
                .contains(
                        "remove-step",
                        "restore-flow",
                        "remove-flow",
                        "remove-guard",
                        "remove-action",
                        "remove-setting",
                        "remove-account-data",
                        "unprotect-attributes");
        assertThat(removed(agency, EVERYTHING).path("changes")).isEmpty();
    }

    @Test
    void of_everything_leaves_nothing_of_the_extension_in_the_realm(Stage stage) {
        Agency agency = mixed(stage.site());
        agency.admin().put(agency.path("/identity-check/settings"), Map.of("smsDailyBudget", 5));
        agency.sets(BESIDE, "identity-check-code", Map.of("maxPinFailures", "4"));
        Person person = agency.person().knownAt(ALFA);
        removed(agency, EVERYTHING);

        String export = agency.admin()
                .sends("POST", agency.path("/partial-export?exportClients=true&exportGroupsAndRoles=true"))
                .body();
        assertThat(export).doesNotContain("identity-check", "new-identity", "unfamiliar-access", "maxPinFailures");
        assertThat(agency.steps(BESIDE)).hasSize(1);
        assertThat(person.attribute("identity-check.identities")).isEmpty();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void of_everything_lets_each_provider_be_signed_in_through_when_the_jar_is_gone(Stage stage) {
        try (Site site = stage.ownSite()) {
            Agency agency = mixed(site);
            Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
            removed(agency, EVERYTHING);
            site.losesExtension();
            for (String provider : new String[] {ALFA, BETA}) {
                assertThat(agency.visitor().signsInWith(provider, person).isSignedIn())
                        .as(provider)
                        .isTrue();
            }
            for (JsonNode flow : agency.admin().get(agency.path("/authentication/flows"))) {
                String alias = flow.path("alias").asText().replace(" ", "%20");
                assertThat(agency.admin()
                                .sends("GET", agency.path("/authentication/flows/" + alias + "/executions"))
                                .status())
                        .as(alias)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void of_everything_is_for_those_who_manage_users_too(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        Admin withoutUsers = agency.administrator("manage-realm", "manage-identity-providers");
        assertThat(withoutUsers.sends("DELETE", agency.path(SETUP), EVERYTHING).status())
                .isEqualTo(403);
        assertThat(withoutUsers.sends("DELETE", agency.path(SETUP)).status()).isEqualTo(200);
        Admin withUsers = agency.administrator("manage-realm", "manage-identity-providers", "manage-users");
        assertThat(withUsers.sends("DELETE", agency.path(SETUP), EVERYTHING).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"everything\":\"yes\"}", "{\"all\":true}", "{\"dryRun\":1}", "{"})
    void asked_for_by_a_body_that_cannot_be_understood_is_refused(String body, Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        assertThat(agency.admin().sends("DELETE", agency.path(SETUP), body).status())
                .isEqualTo(400);
    }
}
