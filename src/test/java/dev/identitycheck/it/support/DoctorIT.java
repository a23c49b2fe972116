package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.server.ServerVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("The doctor finds")
class DoctorIT {

    private static final String POST_LOGIN = "Identity Check - post login";
    private static final String FIRST_LOGIN = "Identity Check - first broker login";
    private static final String BOTH = FIRST_LOGIN + ", " + POST_LOGIN;

    @Test
    void a_provider_without_the_step(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.addProvider("spid-gamma", BETA);
        assertThat(found(agency))
                .containsExactly("error step-missing spid-gamma", "warning first-login-unchecked spid-gamma");
        agency.changeProvider("spid-gamma", provider -> provider.put("enabled", false));
        assertThat(found(agency)).isEmpty();
    }

    @Test
    void a_step_that_is_switched_off(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.requires(POST_LOGIN, "identity-check", "DISABLED");
        JsonNode findings = findings(agency);
        assertThat(found(findings)).containsExactly("error step-missing " + ALFA, "error step-missing " + BETA);
        assertThat(findings.findValuesAsText("message"))
                .allSatisfy(message -> assertThat(message).contains("disabled now"));
    }

    @Test
    void a_step_that_something_else_stands_in_for(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.requires(POST_LOGIN, "identity-check", "ALTERNATIVE");
        assertThat(found(agency)).containsExactly("error step-evadable " + ALFA, "error step-evadable " + BETA);
    }

    @Test
    void a_step_under_a_condition(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.hasConditionalFlow("sometimes", "identity-check");
        agency.changeProvider(BETA, provider -> provider.put("postBrokerLoginFlowAlias", "sometimes"));
        JsonNode findings = findings(agency);
        assertThat(found(findings)).containsExactly("error step-evadable " + BETA);
        assertThat(findings.get(0).path("message").asText()).contains("condition");
    }

    @Test
    void a_provider_that_could_not_be_guarded(Stage stage) {
        Agency agency = healthy(stage.site());
        Overwriting.losesGuards(agency);
        assertThat(found(agency)).containsExactly("error guard-missing " + ALFA, "error guard-missing " + BETA);
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{}");
        assertThat(found(agency)).isEmpty();
    }

    @Test
    void no_guard_that_somebody_takes_away(Stage stage) {
        Agency agency = healthy(stage.site());
        String mappers = agency.path("/identity-provider/instances/" + BETA + "/mappers");
        String guard = agency.admin().get(mappers).get(0).path("id").asText();
        agency.admin().delete(mappers + "/" + guard);
        assertThat(found(agency)).isEmpty();
        assertThat(agency.admin().get(mappers).findValuesAsText("identityProviderMapper"))
                .containsExactly("identity-check-guard");
    }

    @Test
    void a_guard_that_another_mapper_comes_after(Stage stage) {
        Agency agency = healthy(stage.site());
        String mappers = agency.path("/identity-provider/instances/" + ALFA + "/mappers");
        for (JsonNode mapper : agency.admin().get(mappers)) {
            if (!mapper.path("identityProviderMapper").asText().equals("identity-check-guard")) {
                agency.admin().delete(mappers + "/" + mapper.path("id").asText());
                agency.admin().post(mappers, ((ObjectNode) mapper).put("id", "zzzzz" + agency.name()));
                break;
            }
        }
        assertThat(found(agency)).containsExactly("warning guard-overtaken " + ALFA);
    }

    @Test
    void settings_out_of_range_with_key_and_range(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.sets(POST_LOGIN, "identity-check", Map.of("codeLength", "5", "noContact", "allow", "mode", "observe"));
        JsonNode findings = findings(agency);
        assertThat(found(findings))
                .containsExactly(
                        "error step-setting-invalid " + BOTH,
                        "warning first-login-closed " + ALFA,
                        "warning first-login-closed " + BETA,
                        "warning no-contact-allowed " + BOTH,
                        "info mode-not-enforce " + BOTH);
        assertThat(findings.get(0).path("message").asText()).contains(BOTH);
        assertThat(findings.get(0).path("fix").asText())
                .isEqualTo("Set codeLength to 6–10 in the flow " + FIRST_LOGIN + "; it holds in the others then.");
    }

    @Test
    void a_setting_out_of_range_of_one_step_with_its_flow(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.setsAlone(POST_LOGIN, "identity-check", Map.of("codeLength", "5"));
        assertThat(findings(agency).findValuesAsText("fix"))
                .contains("Set codeLength to 6–10 in the flow " + POST_LOGIN + ".");
    }

    @Test
    void steps_that_a_login_meets_with_different_settings(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.hasRequiredFlow("by hand", "idp-create-user-if-unique", "identity-check");
        agency.sets("by hand", "identity-check", Map.of("codeLength", "8", "existingLinks", "default"));
        assertThat(found(agency)).isEmpty();
        agency.changeProvider(BETA, provider -> provider.put("firstBrokerLoginFlowAlias", "by hand"));
        JsonNode findings = findings(agency);
        assertThat(found(findings)).containsExactly("warning step-settings-differ by hand");
        assertThat(findings.get(0).path("message").asText())
                .contains("codeLength=6 in the flow " + POST_LOGIN + ", and codeLength=8 in the flow by hand");

        agency.sets("by hand", "identity-check", Map.of("existingLinks", "check"));
        assertThat(findings(agency).get(0).path("message").asText())
                .contains("existingLinks=default in the flow " + POST_LOGIN + ", and existingLinks=check");
    }

    @Test
    void settings_that_went_with_an_execution_that_shared_them_until_the_set_up_runs_again(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.removesStep(FIRST_LOGIN, "identity-check");
        assertThat(found(agency)).containsExactly("error step-settings-lost " + POST_LOGIN);
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{}");
        assertThat(found(agency)).isEmpty();
    }

    @Test
    void settings_out_of_range_in_the_log_as_soon_as_they_are_saved(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.sets(POST_LOGIN, "identity-check", Map.of("codeLength", "99"));
        assertThat(stage.site().log())
                .contains("event=setting_invalid realm=" + agency.name() + " flow=\"" + POST_LOGIN
                        + "\" step=identity-check setting=codeLength allowed=\"6–10\"");
    }

    @Test
    void nothing_about_links_that_the_admin_console_has_saved_with_the_other_settings(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("existingLinks", "default", "fingerprintClaims", "spidCode"));
        assertThat(findings(agency).findValuesAsText("code"))
                .doesNotContain("existing-links-trusted", "step-setting-invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "identity-check-code, maxPinFailures, nobody gets past the step",
        "conditional-unfamiliar-access, maxAbsence, every access is unfamiliar",
        "identity-check-recovery-identify, contact, nobody recovers a password",
        "identity-check-recovery-code, maxFailures, nobody recovers a password"
    })
    void a_setting_out_of_range_of_any_other_step(String step, String setting, String meaning, Stage stage) {
        Agency agency = healthy(stage.site());
        agency.hasRequiredFlow("other", step);
        assertThat(found(agency)).isEmpty();
        agency.sets("other", step, Map.of(setting, "-1"));
        JsonNode findings = findings(agency);
        assertThat(found(findings)).containsExactly("error step-setting-invalid other");
        assertThat(findings.get(0).path("message").asText()).contains("other", step, setting, meaning);
    }

    @Test
    void a_step_that_can_never_remember_anything(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.hasRequiredFlow("bare", "auth-otp-form", "identity-check-remember");
        agency.hasRequiredFlow("idle");
        agency.hasConditionalPart("idle", "conditional-unfamiliar-access", "identity-check-remember-device");
        assertThat(found(agency))
                .containsExactly("warning remember-no-check idle", "warning remember-no-condition bare");
        agency.sets("idle", "identity-check-remember-device", Map.of("notify", "every-login"));
        assertThat(found(agency)).as("it tells").containsExactly("warning remember-no-condition bare");
        agency.hasRequiredFlow("useful");
        agency.hasConditionalPart("useful", "conditional-new-identity", "auth-otp-form", "identity-check-remember");
        assertThat(found(agency)).noneMatch(finding -> finding.endsWith("useful"));
    }

    @Test
    void factors_whose_wrong_codes_nobody_counts(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{\"secondFactors\":true}");
        assertThat(found(agency)).containsExactly("error factors-unlimited " + ALFA, "error factors-unlimited " + BETA);
        agency.changeRealm(realm -> realm.put("bruteForceProtected", true));
        assertThat(found(agency)).isEmpty();
    }

    @Test
    void old_links_that_are_trusted_though_claims_tell_identities_apart(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.sets(POST_LOGIN, "identity-check", Map.of("existingLinks", "trust", "fingerprintClaims", "spidCode"));
        JsonNode findings = findings(agency);
        assertThat(found(findings)).contains("warning existing-links-trusted " + BOTH);
        assertThat(findings.findValuesAsText("fix"))
                .anyMatch(fix -> fix.startsWith("Set existingLinks to default or check in the flow " + BOTH + ","));
    }

    @Test
    void settings_of_the_realm_that_were_written_past_the_api(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.changeRealm(realm -> realm.withObject("/attributes")
                .put("identity-check.newContactDelay", "-1")
                .put("identity-check.mode", "perhaps"));
        JsonNode findings = findings(agency);
        assertThat(found(findings))
                .containsExactly("error realm-setting-invalid mode", "error realm-setting-invalid newContactDelay");
        assertThat(findings.get(1).path("fix").asText()).contains("0–2592000");
    }

    @Test
    void a_realm_without_a_mail_server(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.changeRealm(realm -> realm.putObject("smtpServer"));
        assertThat(found(agency)).containsExactly("error mail-server-missing " + agency.name());
    }

    @Test
    void a_gateway_that_is_not_there(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.admin().put(agency.path("/identity-check/settings"), Map.of("smsGateway", "pigeon"));
        assertThat(found(agency)).containsExactly("error sms-gateway-missing " + agency.name());
        agency.admin().put(agency.path("/identity-check/settings"), Map.of("smsGateway", "http"));
        assertThat(found(agency)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "viewed", "edited", "short"})
    void an_attribute_that_is_not_protected_and_set_up_protects_it(String how, Stage stage) {
        Agency agency = healthy(stage.site());
        agency.admin().change(agency.path("/users/profile"), profile -> spoil(profile, how));
        assertThat(found(agency)).as("declared again at once").isEmpty();
        agency.spoilsProfile(profile -> spoil(profile, how));
        assertThat(found(agency)).containsExactly("error attribute-unprotected identity-check.identities");
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{}");
        assertThat(found(agency)).isEmpty();
    }

    @Test
    void a_contact_that_people_can_declare_proved_themselves(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.admin().change(agency.path("/users/profile"), profile -> attribute(profile, "phoneNumberVerified")
                .withObject("/permissions")
                .putArray("edit")
                .add("admin")
                .add("user"));
        assertThat(found(agency)).containsExactly("error contact-editable phoneNumberVerified");
    }

    @Test
    void a_provider_that_takes_somebody_elses_assertions(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.changeProvider(BETA, provider -> provider.withObject("/config").put("issuer", "https://other.example"));
        agency.changeProvider(
                ALFA, provider -> provider.withObject("/config").put("idpEntityId", "https://other.example"));
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{}");
        assertThat(found(agency)).containsExactly("error issuer-changed " + ALFA, "error issuer-changed " + BETA);
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{\"identityProviders\":[\"spid-beta\"]}");
        assertThat(found(agency)).containsExactly("error issuer-changed " + ALFA);
    }

    @Test
    void a_first_login_that_keycloak_proves_and_what_that_means_for_a_shared_flow(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.changeProvider(BETA, provider -> provider.remove("firstBrokerLoginFlowAlias"));
        assertThat(found(agency))
                .containsExactly(
                        "warning first-login-unchecked " + BETA, "warning post-login-flow-shared " + POST_LOGIN);
    }

    @Test
    void a_link_that_is_overridden_before_the_owner_is_asked(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.hasRequiredFlow("override", "idp-detect-existing-broker-user", "idp-confirm-override-link");
        agency.changeProvider(BETA, provider -> provider.put("firstBrokerLoginFlowAlias", "override"));
        assertThat(found(agency)).containsExactly("warning override-unchecked " + BETA);
        agency.hasRequiredFlow(
                "asked", "idp-detect-existing-broker-user", "identity-check", "idp-confirm-override-link");
        agency.changeProvider(BETA, provider -> provider.put("firstBrokerLoginFlowAlias", "asked"));
        assertThat(found(agency)).isEmpty();
    }

    @Test
    void a_certificate_that_is_not_checked_and_settings_of_the_step_that_checks_it(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.hasFlow("cards", "auth-cookie", "auth-x509-client-username-form");
        agency.setsBrowserFlow("cards");
        assertThat(found(agency)).containsExactly("warning certificates-unchecked cards");
        agency.hasFlowOr("checked cards", "auth-cookie", "auth-x509-client-username-form", "identity-check");
        agency.setsBrowserFlow("checked cards");
        assertThat(found(agency)).isEmpty();
        agency.sets("checked cards", "identity-check", Map.of("codeLength", "5"));
        assertThat(found(agency)).containsExactly("error step-setting-invalid checked cards");
    }

    @Test
    void a_server_that_exchanges_tokens_and_a_provider_whose_users_it_does_not_store(Stage stage) {
        Assumptions.assumeTrue(stage.onDistribution());
        Agency agency = healthySite(stage.siteWithEverything());
        assertThat(found(agency)).isEmpty();
        agency.changeProvider(BETA, provider -> provider.withObject("/config").put("doNotStoreUsers", "true"));
        assertThat(found(agency)).containsExactly("info transient-users " + BETA);
        agency.setsMode("observe");
        assertThat(found(agency)).contains("warning external-token-exchange " + ALFA);
    }

    @Test
    void keycloaks_own_reset_and_a_recovery_without_a_number(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.allowsReset();
        assertThat(found(agency)).contains("warning password-reset " + agency.name());
        agency.admin()
                .sends("POST", agency.path("/identity-check/setup"), "{\"identityProviders\":[],\"recovery\":true}");
        assertThat(found(agency))
                .doesNotContain("warning password-reset " + agency.name())
                .contains("error id-number-missing " + agency.name());
        agency.admin().sends("PUT", agency.path("/identity-check/settings"), "{\"idNumberAttribute\":\"firstName\"}");
        assertThat(found(agency)).contains("error id-number-editable firstName");
    }

    @Test
    void numbers_that_look_unlike_what_people_type(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        Forgetful.numbered(agency.person());
        assertThat(found(agency)).doesNotContain("warning id-number-spelled taxNumber");
        agency.changeAccount(agency.person(), account -> account.withObject("/attributes")
                .putArray("taxNumber")
                .add("TINIT-123.456-Z"));
        assertThat(found(agency)).contains("warning id-number-spelled taxNumber");
        agency.admin().sends("PUT", agency.path("/identity-check/settings"), "{\"idNumberPrefix\":\"TINIT-123.\"}");
        assertThat(found(agency)).doesNotContain("warning id-number-spelled taxNumber");
    }

    @Test
    void grants_that_run_no_flow(Stage stage) {
        Agency agency = healthy(stage.site());
        agency.admin().post(agency.path("/clients"), Map.of("clientId", "old", "directAccessGrantsEnabled", true));
        agency.changeProvider(
                BETA, provider -> provider.withObject("/config").put("jwtAuthorizationGrantEnabled", "true"));
        assertThat(found(agency)).containsExactly("info direct-grants old");
        agency.setsMode("observe");
        List<String> warnings = found(agency);
        warnings.removeIf(finding -> !finding.contains("jwt-authorization-grant"));
        // In Keycloak 26.5 the grant is a preview, which is off here.
        assertThat(warnings)
                .isEqualTo(
                        ServerVersion.isBefore("26.6")
                                ? List.of()
                                : List.of("warning jwt-authorization-grant " + BETA));
    }

    @Test
    void too_few_connections_and_codes_in_the_log(Stage stage) {
        try (Site site = stage.ownSite(
                "--db-pool-max-size=60",
                "--http-pool-max-threads=40",
                "--spi-sms-gateway--log--enabled-in-production=true",
                "--spi-admin-realm-restapi-extension--identity-check--doctor-interval=1")) {
            Agency agency = healthySite(site);
            agency.admin().put(agency.path("/identity-check/settings"), Map.of("smsGateway", "log"));
            JsonNode findings = findings(agency);
            assertThat(found(findings))
                    .containsExactly("error sms-gateway-log log", "warning pool-too-small db-pool-max-size");
            assertThat(findings.get(1).path("fix").asText()).contains("80", "30");
            for (String each : List.of(
                    "code=\"sms-gateway-log\",realm=\"%s\",severity=\"error\"",
                    "code=\"pool-too-small\",realm=\"%s\",severity=\"warning\"")) {
                String metric = "identity_check_doctor_findings{" + each.formatted(agency.name()) + "} 1.0";
                Await.holds(metric, () -> site.metrics().contains(metric));
            }
            assertThat(site.log()).contains("event=finding realm=" + agency.name() + " severity=error");
        }
    }

    @Test
    void and_tells_no_secret(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        assertThat(findings(agency).toString()).doesNotContain("a-secret-of-both");
    }

    private static Agency healthy(Site site) {
        Agency agency = healthySite(site);
        assertThat(found(agency)).isEmpty();
        return agency;
    }

    private static Agency healthySite(Site site) {
        Agency agency = site.agencyWithoutStep().withoutDirectGrants();
        assertThat(agency.admin()
                        .sends("POST", agency.path("/identity-check/setup"), "{}")
                        .status())
                .isEqualTo(200);
        return agency;
    }

    private static void spoil(ObjectNode profile, String how) {
        JsonNode attributes = profile.path("attributes");
        ObjectNode ledger = attribute(profile, "identity-check.identities");
        switch (how) {
            case "missing" -> profile.putArray("attributes").addAll(without(attributes, ledger));
            case "viewed" -> ledger.withObject("/permissions").putArray("view").add("admin");
            case "edited" -> ledger.withObject("/permissions").putArray("edit").add("user");
            default -> ledger.withObject("/validations/length").put("max", 2048);
        }
    }

    private static List<JsonNode> without(JsonNode attributes, JsonNode one) {
        List<JsonNode> others = new ArrayList<>();
        attributes.forEach(others::add);
        others.remove(one);
        return others;
    }

    private static ObjectNode attribute(ObjectNode profile, String name) {
        for (JsonNode attribute : profile.path("attributes")) {
            if (attribute.path("name").asText().equals(name)) {
                return (ObjectNode) attribute;
            }
        }
        throw new AssertionError("No attribute " + name);
    }

    @Test
    void what_an_older_server_does_without_where_the_realm_has_organizations(Stage stage) {
        Agency agency = healthy(stage.site());
        assertThat(found(agency)).isEmpty();
        agency.changeRealm(realm -> realm.put("organizationsEnabled", true));
        int lacking = ServerVersion.isBefore("26.7") ? 1 : 0;
        assertThat(found(agency))
                .isEqualTo(Collections.nCopies(lacking, "warning server-lacks-optional " + agency.name()));
    }

    private static JsonNode findings(Agency agency) {
        return agency.admin().get(agency.path("/identity-check/doctor"));
    }

    private static List<String> found(Agency agency) {
        return found(findings(agency));
    }

    private static List<String> found(JsonNode findings) {
        List<String> found = new ArrayList<>();
        for (JsonNode finding : findings) {
            assertThat(finding.path("message").asText()).isNotBlank();
            assertThat(finding.path("fix").asText()).isNotBlank();
            found.add(finding.path("severity").asText() + " "
                    + finding.path("code").asText() + " "
                    + finding.path("subject").asText());
        }
        return found;
    }
}
