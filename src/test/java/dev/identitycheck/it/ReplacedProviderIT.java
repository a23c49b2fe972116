package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools that manage a realm write a provider as a whole, and take the step off with what they do not know. */
@RealServer
@DisplayName("A provider whose step was taken off")
class ReplacedProviderIT {

    private static final String SETTINGS = "/identity-check/settings";
    private static final String FLOW = "postBrokerLoginFlowAlias";

    /** The ways in which a provider loses its step. */
    private enum Way {
        NO_FLOW {
            @Override
            void takesOff(Agency agency) {
                agency.changeProvider(BETA, provider -> provider.put(FLOW, ""));
            }
        },
        FLOW_WITHOUT_THE_STEP {
            @Override
            void takesOff(Agency agency) {
                agency.hasRequiredFlow("another", "allow-access-authenticator");
                agency.changeProvider(BETA, provider -> provider.put(FLOW, "another"));
            }
        },
        NO_STEP_IN_THE_REALM {
            @Override
            void takesOff(Agency agency) {
                agency.bindsAfterLogin("");
                for (JsonNode flow : agency.admin().get(agency.path("/authentication/flows"))) {
                    if (flow.path("alias").asText().startsWith("after login")) {
                        agency.admin()
                                .delete(agency.path("/authentication/flows/"
                                        + flow.path("id").asText()));
                    }
                }
            }
        },
        STEP_DELETED {
            @Override
            void takesOff(Agency agency) {
                // Keycloak refuses every login by an empty flow.
                agency.addsRequired("after login identity-check", "allow-access-authenticator");
                for (JsonNode step : agency.steps("after login identity-check")) {
                    if (step.path("providerId").asText().equals("identity-check")) {
                        agency.admin()
                                .delete(agency.path("/authentication/executions/"
                                        + step.path("id").asText()));
                    }
                }
            }
        };

        abstract void takesOff(Agency agency);
    }

    private static Person owner(Agency agency) {
        return agency.person().knownAt(ALFA).linkedTo(BETA);
    }

    private static boolean isSaid(Stage stage, Agency agency) {
        return stage.site()
                .log()
                .lines()
                .anyMatch(line ->
                        line.contains("event=provider_unprotected realm=" + agency.name() + " provider=" + BETA));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void lets_no_unknown_identity_in_and_says_so_at_once(Way way, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = owner(agency);
        assertThat(isSaid(stage, agency)).isFalse();

        way.takesOff(agency);

        assertThat(isSaid(stage, agency)).isTrue();
        Page page = agency.visitor().signsInWith(BETA, owner);
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.status()).isEqualTo(403);
        assertThat(agency.outcomes(owner)).endsWith("refused");
        assertThat(agency.admin().get(agency.path("/identity-check/doctor")).toString())
                .contains("unknown identities are refused");
        assertThat(agency.visitor().signsInWith(ALFA, owner).isSignedIn()).isTrue();
    }

    @Test
    void lets_known_identities_in_and_asks_again_once_it_is_back(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person known = agency.person().knownAt(BETA);
        Person unknown = owner(agency);
        JsonNode before = agency.admin().get(agency.path("/identity-provider/instances/" + BETA));

        Way.NO_FLOW.takesOff(agency);
        assertThat(agency.visitor().signsInWith(BETA, known).isSignedIn()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, unknown).isSignedIn()).isFalse();

        agency.admin().put(agency.path("/identity-provider/instances/" + BETA), before);
        assertThat(agency.visitor().signsInWith(BETA, known).isSignedIn()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, unknown).asksForCode()).isTrue();
    }

    @Test
    void lets_an_identity_in_that_is_known_with_claims(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("fingerprintClaims", "email", "existingLinks", "trust"));
        Person known = agency.person().knownAt(BETA);
        assertThat(agency.visitor().signsInWith(BETA, known).isSignedIn()).isTrue();

        Way.NO_FLOW.takesOff(agency);

        assertThat(agency.visitor().signsInWith(BETA, known).isSignedIn()).isTrue();
    }

    @Test
    void makes_no_account_for_a_stranger(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person stranger = agency.stranger(BETA);
        Way.NO_FLOW.takesOff(agency);
        assertThat(agency.visitor().signsInWith(BETA, stranger).isSignedIn()).isFalse();
    }

    @Test
    void keeps_an_unknown_identitys_claims_off_the_account(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = owner(agency);
        Overwriting.by(agency, BETA);
        agency.changeAccount(
                owner, account -> account.putArray("requiredActions").add("UPDATE_PASSWORD"));
        Overwriting.losesGuards(agency);

        Way.NO_FLOW.takesOff(agency);
        agency.visitor().signsInWith(BETA, owner);

        assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
    }

    @Test
    void is_open_where_the_setting_says_so_or_the_set_up_was_undone(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.admin().post(agency.path("/identity-check/setup"), Map.of());
        Person owner = owner(agency);
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();
        Way.NO_FLOW.takesOff(agency);
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isFalse();

        agency.admin().put(agency.path(SETTINGS), Map.of("uncheckedProviders", "other, " + BETA));
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
        agency.admin().put(agency.path(SETTINGS), Map.of());
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isFalse();

        agency.admin().delete(agency.path("/identity-check/setup"));
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, owner).isSignedIn()).isTrue();
    }

    @Test
    void is_open_where_its_step_did_not_enforce(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("mode", "observe"));
        Person owner = owner(agency);
        Way.NO_FLOW.takesOff(agency);
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
    }

    @Test
    void is_remembered_where_a_partial_import_overwrites_it(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA);
        Person stranger = agency.stranger(BETA);
        ObjectNode provider = (ObjectNode) agency.admin().get(agency.path("/identity-provider/instances/" + BETA));
        provider.remove("internalId");
        provider.remove(FLOW);
        provider.withObject("/config").put("clientSecret", "secret");

        agency.admin()
                .sends(
                        "POST",
                        agency.path("/partialImport"),
                        "{\"ifResourceExists\":\"OVERWRITE\",\"identityProviders\":[" + provider + "]}");

        owner.linkedTo(BETA);
        assertThat(isSaid(stage, agency)).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, stranger).isSignedIn()).isFalse();
    }

    @Test
    void is_remembered_where_it_is_made_again_under_its_name(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA);
        ObjectNode provider = (ObjectNode) agency.admin().get(agency.path("/identity-provider/instances/" + BETA));
        provider.remove("internalId");
        provider.remove(FLOW);
        provider.withObject("/config").put("clientSecret", "secret");
        agency.admin().delete(agency.path("/identity-provider/instances/" + BETA));
        agency.admin().post(agency.path("/identity-provider/instances"), provider);
        owner.linkedTo(BETA);
        assertThat(isSaid(stage, agency)).isTrue();
    }
}
