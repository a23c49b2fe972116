package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("The set-up of a realm")
class SetupIT {

    private static final String SETUP = "/identity-check/setup";
    private static final String POST_LOGIN = "Identity Check - post login";
    private static final String FIRST_LOGIN = "Identity Check - first broker login";

    @Test
    void is_one_call_and_the_doctor_has_nothing_to_say(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        assertThat(codes(doctor(agency)))
                .containsOnly("step-missing", "first-login-unchecked", "attribute-unprotected")
                .containsOnlyOnce("attribute-unprotected");

        JsonNode answer = setup(agency, "");

        assertThat(answer.path("findings")).isEmpty();
        assertThat(doctor(agency)).isEmpty();
        for (String alias : List.of(ALFA, BETA)) {
            JsonNode provider = provider(agency, alias);
            assertThat(provider.path("postBrokerLoginFlowAlias").asText()).isEqualTo(POST_LOGIN);
            assertThat(provider.path("firstBrokerLoginFlowAlias").asText()).isEqualTo(FIRST_LOGIN);
        }
    }

    @Test
    void has_new_identities_asked_and_old_ones_let_in(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        Person person = agency.person().linkedTo(ALFA);
        setup(agency, "");
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        person.linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void lets_somebody_new_make_an_account_as_before(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        Person person = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + person.id()));
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
    }

    @Test
    void puts_the_step_where_keycloak_mails_a_link_or_asks_for_a_password(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        assertThat(steps(agency, FIRST_LOGIN))
                .containsExactly(
                        "0 REQUIRED idp-review-profile",
                        "0 REQUIRED flow",
                        "1 ALTERNATIVE idp-create-user-if-unique",
                        "1 ALTERNATIVE flow",
                        "2 REQUIRED idp-confirm-link",
                        "2 REQUIRED identity-check",
                        "0 CONDITIONAL flow",
                        "1 REQUIRED conditional-user-configured",
                        "1 REQUIRED idp-add-organization-member");
    }

    @Test
    void twice_changes_nothing_the_second_time(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        Map<String, Object> once = exported(agency);
        assertThat(setup(agency, "").path("changes")).isEmpty();
        assertThat(exported(agency)).isEqualTo(once);
    }

    @Test
    void in_a_trial_tells_what_it_would_do_and_does_nothing(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        Map<String, Object> before = exported(agency);
        JsonNode trial = setup(agency, "{\"dryRun\":true}");
        assertThat(trial.path("dryRun").asBoolean()).isTrue();
        assertThat(exported(agency)).isEqualTo(before);
        assertThat(codes(doctor(agency))).contains("attribute-unprotected");
        JsonNode done = setup(agency, "{}");
        assertThat(done.path("changes")).isEqualTo(trial.path("changes")).isNotEmpty();
        assertThat(done.path("findings")).isEqualTo(trial.path("findings"));
    }

    @Test
    void is_for_the_providers_named_alone(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        JsonNode answer = setup(agency, "{\"identityProviders\":[\"" + BETA + "\"],\"firstBrokerLogin\":false}");
        assertThat(provider(agency, ALFA).has("postBrokerLoginFlowAlias")).isFalse();
        assertThat(provider(agency, BETA).path("postBrokerLoginFlowAlias").asText())
                .isEqualTo(POST_LOGIN);
        assertThat(provider(agency, BETA).has("firstBrokerLoginFlowAlias")).isFalse();
        assertThat(codes(answer.path("findings"))).contains("step-missing", "first-login-unchecked");
    }

    @Test
    void goes_before_the_flow_that_a_provider_has_and_gives_it_back(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.hasFlow("second factor", "allow-access-authenticator", "deny-access-authenticator");
        agency.hasFlow("link by hand", "idp-create-user-if-unique", "idp-email-verification");
        agency.changeProvider(BETA, provider -> provider.put("postBrokerLoginFlowAlias", "second factor")
                .put("firstBrokerLoginFlowAlias", "link by hand"));
        Map<String, Object> before = exported(agency);

        setup(agency, "");
        String post = provider(agency, BETA).path("postBrokerLoginFlowAlias").asText();
        assertThat(post).isEqualTo(POST_LOGIN + " before second factor");
        assertThat(steps(agency, post))
                .containsExactly(
                        "0 REQUIRED identity-check",
                        "0 REQUIRED flow",
                        "1 ALTERNATIVE allow-access-authenticator",
                        "1 ALTERNATIVE deny-access-authenticator");
        String first = provider(agency, BETA).path("firstBrokerLoginFlowAlias").asText();
        assertThat(first).isEqualTo(FIRST_LOGIN + " instead of link by hand");
        assertThat(steps(agency, first))
                .containsExactly("0 ALTERNATIVE idp-create-user-if-unique", "0 ALTERNATIVE identity-check");

        remove(agency);
        assertThat(withoutProfile(exported(agency))).isEqualTo(withoutProfile(before));
    }

    @Test
    void has_what_is_set_at_one_step_hold_at_the_other(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        agency.sets(POST_LOGIN, "identity-check", Map.of("codeLength", "8"));
        Person person = agency.person().hasIdentityAt(BETA);

        Page page = proves(agency, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(stage.mail().codes(person.email()).get(0)).hasSize(8);
        assertThat(settings(agency, FIRST_LOGIN)).isEqualTo(Map.of("codeLength", "8"));
        assertThat(doctor(agency)).isEmpty();
    }

    @Test
    void lists_the_attributes_as_one_line_and_the_switch_of_forgot_password(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.changeRealm(realm -> realm.put("resetPasswordAllowed", false));
        JsonNode changes = setup(agency, "{\"recovery\":true}").path("changes");
        assertThat(changes.findValuesAsText("action")).containsOnlyOnce("protect-attributes", "forgot-password");
        assertThat(changes.get(0).path("detail").asText())
                .matches("identity-check\\.\\* \\([0-9]+\\) phoneNumber phoneNumberVerified");
        JsonNode undone = remove(agency).path("changes");
        assertThat(undone.toString())
                .contains("{\"action\":\"forgot-password\",\"subject\":\"" + agency.name() + "\",\"detail\":\"off\"}");
    }

    @Test
    void is_told_from_an_empty_realm_by_what_the_doctor_looked_at(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        JsonNode report = agency.admin().get(agency.path("/identity-check/doctor?format=report"));
        assertThat(report.path("findings")).isEmpty();
        assertThat(report.path("checked").path("realm").asText()).isEqualTo(agency.name());
        assertThat(report.path("checked").path("checks").asInt()).isGreaterThan(20);
        assertThat(report.path("checked")
                        .path("identityProviders")
                        .valueStream()
                        .map(JsonNode::asText))
                .contains(ALFA, BETA);
        assertThat(report.path("checked").path("flows").valueStream().map(JsonNode::asText))
                .containsExactly(FIRST_LOGIN, POST_LOGIN);
        assertThat(agency.admin()
                        .sends("GET", agency.path("/identity-check/doctor?format=other"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void shows_people_neither_the_mark_of_a_verified_number_nor_a_certified_address(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        setup(agency, "");
        assertThat(views(agency)).isEqualTo(Map.of("phoneNumberVerified", "[\"admin\"]"));
        JsonNode seen = agency.person().hasPassword().ownAccount().profile();
        assertThat(seen.findValuesAsText("name")).contains("phoneNumber").doesNotContain("phoneNumberVerified", "pec");
    }

    @Test
    void declares_a_certified_address_where_the_realm_can_send_certified_mail_alone(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        String smtp = "{\"pecSmtp\":{\"host\":\"smtp.pec.example\",\"from\":\"agency@pec.example\"}}";
        Answer answer = agency.admin().sends("PATCH", agency.path("/identity-check/settings"), smtp);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(views(agency)).containsEntry("pec", "[\"admin\"]");

        Person person = agency.person();
        agency.changeAccount(
                person,
                account -> account.withObject("/attributes").putArray("pec").add("owner@pec.example"));
        agency.admin().sends("PATCH", agency.path("/identity-check/settings"), "{\"pecSmtp\":null}");
        setup(agency, "");
        assertThat(views(agency)).as("somebody has one").containsKey("pec");

        agency.admin().delete(agency.path("/users/" + person.id()));
        assertThat(setup(agency, "").path("changes").findValuesAsText("action")).containsExactly("hide-attributes");
        assertThat(views(agency)).doesNotContainKey("pec");
        assertThat(setup(agency, "").path("changes")).isEmpty();
    }

    @Test
    void hides_from_people_what_an_earlier_release_showed_them(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        agency.spoilsProfile(SetupIT::asEarlier);
        assertThat(doctor(agency).findValuesAsText("code")).containsExactly("contact-shown", "contact-shown");
        assertThat(doctor(agency).findValuesAsText("subject")).containsExactly("pec", "phoneNumberVerified");

        assertThat(setup(agency, "").path("changes").findValuesAsText("action")).containsExactly("hide-attributes");

        assertThat(views(agency)).isEqualTo(Map.of("phoneNumberVerified", "[\"admin\"]"));
        assertThat(doctor(agency)).isEmpty();
    }

    @Test
    void leaves_an_attribute_of_the_realms_own_that_people_fill_in_themselves(Stage stage) {
        leaves(stage, own -> own.withObject("/permissions")
                .putArray("edit")
                .add("admin")
                .add("user"));
    }

    @Test
    void leaves_an_attribute_of_the_realms_own_that_is_called_as_its_own(Stage stage) {
        leaves(stage, own -> own.put("displayName", "PEC")
                .withObject("/permissions")
                .putArray("edit")
                .add("admin"));
    }

    private static void leaves(Stage stage, Consumer<ObjectNode> rest) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.admin().change(agency.path("/users/profile"), profile -> {
            ObjectNode own = profile.withArray("/attributes").addObject().put("name", "pec");
            own.withObject("/permissions").putArray("view").add("admin").add("user");
            rest.accept(own);
        });
        setup(agency, "");
        setup(agency, "");
        assertThat(views(agency)).containsEntry("pec", "[\"admin\",\"user\"]");
        remove(agency);
        assertThat(views(agency)).containsKey("pec");
    }

    @Test
    void keeps_contacts_declared_where_people_may_give_themselves_any_other_attribute(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.admin()
                .change(agency.path("/users/profile"), profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
        setup(agency, "");
        assertThat(views(agency)).containsEntry("pec", "[\"admin\"]");
        remove(agency);
        assertThat(views(agency)).containsKeys("pec", "phoneNumberVerified");
    }

    @Test
    void once_undone_shows_people_what_they_saw_before_unless_it_is_in_use(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        Person person = agency.person().hasPassword();
        List<String> before = person.ownAccount().profile().findValuesAsText("name");
        setup(agency, "");
        assertThat(remove(agency).path("changes").findValuesAsText("action")).contains("withdraw-attributes");
        assertThat(person.ownAccount().profile().findValuesAsText("name")).isEqualTo(before);

        setup(agency, "");
        agency.person(Contacts.BOTH);
        remove(agency);
        assertThat(person.ownAccount().profile().findValuesAsText("name")).contains("phoneNumber");
    }

    // The profile that the set-up made before it told apart who can make something of an attribute.
    private static void asEarlier(ObjectNode profile) {
        ObjectNode pec = null;
        for (JsonNode attribute : profile.path("attributes")) {
            if (attribute.path("name").asText().equals("phoneNumberVerified")) {
                attribute.withObject("/permissions").withArray("/view").add("user");
                pec = attribute.deepCopy();
            }
        }
        if (pec != null) {
            pec.put("name", "pec")
                    .put("displayName", "PEC")
                    .putObject("annotations")
                    .put("identityCheck", "pec");
            profile.withArray("/attributes").add(pec);
        }
    }

    private static Map<String, String> views(Agency agency) {
        Map<String, String> views = new TreeMap<>();
        for (JsonNode attribute :
                agency.admin().get(agency.path("/users/profile")).path("attributes")) {
            String name = attribute.path("name").asText();
            if (List.of("phoneNumberVerified", "pec").contains(name)) {
                views.put(name, attribute.path("permissions").path("view").toString());
            }
        }
        return views;
    }

    /** Comes with an identity that is not linked, to an account that exists. */
    private static Page proves(Agency agency, Person person) {
        Visitor visitor = agency.visitor();
        Page exists = visitor.signsInWith(BETA, person);
        return visitor.posts(exists.form("form:has(button[value=linkAccount])").and("submitAction", "linkAccount"));
    }

    @Test
    void brings_steps_with_settings_of_their_own_to_one_set_and_loses_nothing(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        agency.setsAlone(POST_LOGIN, "identity-check", Map.of("codeLength", "8", "maxFailures", "5"));
        agency.setsAlone(FIRST_LOGIN, "identity-check", Map.of("codeLength", "8"));

        JsonNode answer = setup(agency, "");

        assertThat(answer.path("changes").findValuesAsText("action")).containsOnly("share-settings");
        assertThat(answer.path("findings")).isEmpty();
        for (String flow : List.of(POST_LOGIN, FIRST_LOGIN)) {
            assertThat(settings(agency, flow)).isEqualTo(Map.of("codeLength", "8"));
        }
        assertThat(setup(agency, "").path("changes")).isEmpty();
    }

    @Test
    void leaves_steps_at_which_one_setting_has_two_values(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        agency.setsAlone(POST_LOGIN, "identity-check", Map.of("codeLength", "8"));
        agency.setsAlone(FIRST_LOGIN, "identity-check", Map.of("codeLength", "7"));
        assertThat(codes(doctor(agency))).containsExactly("step-settings-differ");

        JsonNode answer = setup(agency, "");

        assertThat(answer.path("changes")).isEmpty();
        assertThat(answer.path("left").get(0).path("cause").asText()).contains("differ in codeLength");
        assertThat(settings(agency, POST_LOGIN)).isEqualTo(Map.of("codeLength", "8"));
        assertThat(settings(agency, FIRST_LOGIN)).isEqualTo(Map.of("codeLength", "7"));
        assertThat(answer.path("findings").get(0).path("message").asText())
                .contains("codeLength=8 in the flow " + POST_LOGIN, "codeLength=7 in the flow " + FIRST_LOGIN);
    }

    @Test
    void spreads_no_value_of_one_step_to_another(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        agency.setsAlone(POST_LOGIN, "identity-check", Map.of("fingerprintClaims", "spidCode"));
        agency.setsAlone(FIRST_LOGIN, "identity-check", Map.of("existingLinks", "trust", "noContact", "allow"));

        JsonNode answer = setup(agency, "");

        assertThat(answer.path("left").get(0).path("cause").asText())
                .contains("differ in existingLinks, fingerprintClaims, noContact");
        assertThat(settings(agency, POST_LOGIN)).isEqualTo(Map.of("fingerprintClaims", "spidCode"));
    }

    @Test
    void refuses_unknown_identities_where_the_shared_settings_were_lost(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        agency.sets(POST_LOGIN, "identity-check", Map.of("codeLength", "8"));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        agency.removesStep(FIRST_LOGIN, "identity-check");

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(setup(agency, "").path("left").toString()).contains("their settings were lost");
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void says_which_settings_are_shared_where_their_name_was_taken(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.hasRequiredFlow("by hand", "identity-check");
        agency.admin()
                .post(
                        agency.path("/authentication/executions/"
                                + agency.steps("by hand").get(0).path("id").asText() + "/config"),
                        Map.of("alias", "Identity Check", "config", Map.of("codeLength", "8")));

        List<String> shared = new ArrayList<>();
        for (JsonNode change : setup(agency, "").path("changes")) {
            if (change.path("action").asText().equals("share-settings")) {
                shared.add(change.path("detail").asText());
            }
        }

        assertThat(shared).containsExactly("Identity Check 2", "Identity Check 2");
    }

    @Test
    void keeps_the_settings_that_a_flow_in_use_shares_with_one_that_is_removed(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "");
        agency.sets(POST_LOGIN, "identity-check", Map.of("codeLength", "8"));
        agency.changeRealm(realm -> realm.put("browserFlow", POST_LOGIN));

        remove(agency);

        assertThat(settings(agency, POST_LOGIN)).isEqualTo(Map.of("codeLength", "8"));
    }

    private static Map<String, String> settings(Agency agency, String flow) {
        JsonNode step = agency.steps(flow).stream()
                .filter(execution -> execution.path("providerId").asText().equals("identity-check"))
                .findFirst()
                .orElseThrow();
        JsonNode config = agency.admin()
                .get(agency.path("/authentication/config/"
                        + step.path("authenticationConfig").asText()));
        Map<String, String> settings = new TreeMap<>();
        config.path("config")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return settings;
    }

    @Test
    void makes_a_way_to_the_security_centre_that_leads_to_its_end_and_takes_it_out_again(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        Person person = agency.person().hasPassword();
        String start = agency.url() + "/identity-check/centre";
        Visitor visitor = agency.visitor();
        assertThat(setup(agency, "{\"securityCentre\":true,\"dryRun\":true}")
                        .path("changes")
                        .findValuesAsText("action"))
                .contains("create-client");
        assertThat(visitor.goesTo(start).has("[data-state=missing]")).isTrue();

        assertThat(setup(agency, "{\"securityCentre\":true}").path("findings")).isEmpty();
        assertThat(setup(agency, "{\"securityCentre\":true}").path("changes")).isEmpty();

        Page centre = visitor.answersLogin(visitor.goesTo(start), person);
        assertThat(centre.has("#kc-security-centre")).as(centre.toString()).isTrue();
        Page left = visitor.posts(centre.form("form:has(#kc-centre-done)").and("action", "done"));
        assertThat(left.has("#kc-identity-check-left[data-state=left]"))
                .as(left.toString())
                .isTrue();

        assertThat(remove(agency).path("changes").findValuesAsText("action")).contains("remove-client");
        assertThat(agency.admin().get(agency.path("/clients?clientId=identity-check-security-centre")))
                .isEmpty();
        assertThat(visitor.goesTo(start).has("[data-state=missing]")).isTrue();
    }

    @Test
    void leaves_a_client_of_somebody_elses_that_has_the_security_centres_id(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.admin().post(agency.path("/clients"), Map.of("clientId", "identity-check-security-centre"));
        assertThat(setup(agency, "{\"securityCentre\":true}").path("left").findValuesAsText("subject"))
                .containsExactly("identity-check-security-centre");
        remove(agency);
        assertThat(agency.admin().get(agency.path("/clients?clientId=identity-check-security-centre")))
                .hasSize(1);
    }

    @Test
    void leaves_a_flow_that_holds_the_step_already(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        String own = provider(agency, BETA).path("postBrokerLoginFlowAlias").asText();
        JsonNode answer = setup(agency, "");
        assertThat(answer.path("left").toString()).contains("its post login flow " + own + " holds the step already");
        assertThat(provider(agency, BETA).path("postBrokerLoginFlowAlias").asText())
                .isEqualTo(own);
        remove(agency);
        assertThat(provider(agency, BETA).path("postBrokerLoginFlowAlias").asText())
                .isEqualTo(own);
    }

    @Test
    void once_undone_leaves_everything_as_it_was_and_people_sign_in(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        Person person = agency.person().linkedTo(ALFA);
        Map<String, Object> before = exported(agency);
        setup(agency, "");
        assertThat(remove(agency).path("changes")).isNotEmpty();
        assertThat(withoutProfile(exported(agency))).isEqualTo(withoutProfile(before));
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        assertThat(remove(agency).path("changes")).isEmpty();
    }

    @Test
    void as_realm_json_makes_the_same_in_another_realm(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        setup(agency, "{\"securityCentre\":true}");
        agency.admin().put(agency.path("/identity-check/settings"), Map.of("newContactDelay", 60));
        ObjectNode json = realmJson(agency.admin(), agency.name());
        assertThat(json.toString()).doesNotContain("a-secret-of-both").contains("**********");
        assertThat(json.path("requiredActions").findValuesAsText("alias"))
                .contains("identity-check-verify-phone", "identity-check-security-centre", "UPDATE_PASSWORD");

        assertThat(json.path("clients").findValuesAsText("clientId")).containsExactly("identity-check-security-centre");

        String other = agency.name() + "-imported";
        agency.admin().post("", json.deepCopy().put("realm", other).put("enabled", true));

        assertThat(realmJson(agency.admin(), other).put("realm", agency.name())).isEqualTo(json);
        assertThat(agency.admin().get("/" + other + "/clients?clientId=identity-check-security-centre"))
                .hasSize(1);
        assertThat(codes(agency.admin().get("/" + other + "/identity-check/doctor")))
                .contains("mail-server-missing")
                .isSubsetOf("mail-server-missing", "guard-overtaken");
        agency.admin().sends("POST", "/" + other + SETUP, "{}");
        assertThat(codes(agency.admin().get("/" + other + "/identity-check/doctor")))
                .containsExactly("mail-server-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "null",
                "{\"identityProviders\":\"spid-beta\"}",
                "{\"identityProviders\":[1]}",
                "{\"identityProviders\":[\"nobody\"]}",
                "{\"identityProviders\":{}}",
                "{\"firstBrokerLogin\":\"yes\"}",
                "{\"dryRun\":1}",
                "{\"dryrun\":true}"
            })
    void is_refused_where_it_cannot_be_understood(String body, Stage stage) {
        Agency agency = stage.agency();
        Map<String, Object> before = exported(agency);
        Answer answer = agency.admin().sends("POST", agency.path(SETUP), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isNotBlank();
        assertThat(exported(agency)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "manage-realm, manage-identity-providers, 200, 200",
        "manage-realm, view-users, 403, 403",
        "manage-realm, view-identity-providers, 403, 200",
        "view-realm, view-identity-providers, 403, 200",
        "view-realm, manage-users, 403, 403",
        "manage-users, manage-identity-providers, 403, 403"
    })
    void is_for_those_who_manage_realm_and_providers(String role, String further, int write, int read, Stage stage) {
        Agency agency = stage.agency();
        Admin somebody = agency.administrator(role, further);
        assertThat(somebody.sends("POST", agency.path(SETUP), "{\"dryRun\":true}")
                        .status())
                .isEqualTo(write);
        assertThat(somebody.sends("GET", agency.path(SETUP + "?format=realm-json"))
                        .status())
                .isEqualTo(read);
        assertThat(somebody.sends("GET", agency.path("/identity-check/doctor")).status())
                .isEqualTo(read);
        if (write == 403) {
            assertThat(somebody.sends("DELETE", agency.path(SETUP)).status()).isEqualTo(403);
        }
    }

    @Test
    void makes_a_client_for_those_alone_who_manage_clients_too(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        Map<String, Object> before = exported(agency);
        String body = "{\"securityCentre\":true}";
        Admin without = agency.administrator("manage-realm", "manage-identity-providers", "view-clients");
        assertThat(without.sends("POST", agency.path(SETUP), body).status()).isEqualTo(403);
        assertThat(exported(agency)).isEqualTo(before);
        Admin with = agency.administrator("manage-realm", "manage-identity-providers", "manage-clients");
        assertThat(with.sends("POST", agency.path(SETUP), body).status()).isEqualTo(200);
    }

    @Test
    void leaves_admin_events_where_it_changes_something(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.changeRealm(realm -> realm.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
        setup(agency, "{\"dryRun\":true}");
        setup(agency, "");
        setup(agency, "");
        remove(agency);
        remove(agency);
        JsonNode events = agency.admin().get(agency.path("/admin-events"));
        assertThat(events.findValuesAsText("resourceType")).containsOnly("IDENTITY_CHECK_SETUP");
        assertThat(events.findValuesAsText("operationType")).containsExactly("DELETE", "ACTION");
        assertThat(events.get(1).path("representation").asText()).contains(POST_LOGIN);
    }

    @Test
    void asked_for_many_times_at_once_is_made_once(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        List<Answer> answers = Crowd.of(8).all(number -> agency.admin().sends("POST", agency.path(SETUP), "{}"));
        assertThat(answers).extracting(Answer::status).containsOnly(200, 409).contains(200);
        assertThat(agency.admin().get(agency.path("/authentication/flows")).findValuesAsText("alias"))
                .containsOnlyOnce(POST_LOGIN, FIRST_LOGIN);
    }

    private static JsonNode setup(Agency agency, String body) {
        Answer answer = agency.admin().sends("POST", agency.path(SETUP), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode remove(Agency agency) {
        Answer answer = agency.admin().sends("DELETE", agency.path(SETUP));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode doctor(Agency agency) {
        return agency.admin().get(agency.path("/identity-check/doctor"));
    }

    private static List<String> codes(JsonNode findings) {
        return findings.findValuesAsText("code");
    }

    private static JsonNode provider(Agency agency, String alias) {
        return agency.admin().get(agency.path("/identity-provider/instances/" + alias));
    }

    private static ObjectNode realmJson(Admin admin, String realm) {
        return (ObjectNode) admin.get("/" + realm + SETUP + "?format=realm-json");
    }

    /** What a set-up could touch, as an administrator exports it; the server keeps no order there. */
    private static Map<String, Object> exported(Agency agency) {
        JsonNode realm =
                agency.admin().sends("POST", agency.path("/partial-export")).json();
        Map<String, Object> exported = new TreeMap<>();
        for (String part : List.of("authenticationFlows", "authenticatorConfig", "identityProviders")) {
            exported.put(part, sorted(realm.path(part)));
        }
        exported.put("mappers", sorted(realm.path("identityProviderMappers")));
        exported.put("bindings", sorted(realm.findValues("firstBrokerLoginFlow")));
        exported.put("profile", realm.findValuesAsText("kc.user.profile.config"));
        exported.put("attributes", realm.path("attributes"));
        return exported;
    }

    // Neither the order of the parts nor that of their fields is the server's promise.
    private static List<String> sorted(Iterable<JsonNode> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(Json.byName(value)));
        Collections.sort(texts);
        return texts;
    }

    private static Map<String, Object> withoutProfile(Map<String, Object> exported) {
        Map<String, Object> others = new TreeMap<>(exported);
        others.remove("profile");
        return others;
    }

    private static List<String> steps(Agency agency, String flow) {
        return agency.steps(flow).stream()
                .map(step -> step.path("level").asText() + " "
                        + step.path("requirement").asText() + " "
                        + step.path("providerId").asText("flow"))
                .toList();
    }
}
