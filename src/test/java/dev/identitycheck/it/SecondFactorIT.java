package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Imported;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As the set-up makes it: passkey, app, recovery codes or a code. */
@RealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A new identity, where people have factors of Keycloak's own,")
class SecondFactorIT {

    private static final String APP = "auth-otp-form";

    private Agency agency;
    private Agency required;

    @BeforeAll
    void factorsConfirm(Stage stage) {
        agency = withFactors(stage);
        required = stage.site().agencyWithoutStep();
        required.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        required.hasFlow("factors");
        required.hasConditionalPart("factors", "conditional-new-identity", APP, "identity-check-remember");
        required.addsRequired("factors", "identity-check");
        required.bindsAfterLogin("factors");
    }

    private static Agency withFactors(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        agency.admin()
                .sends(
                        "POST",
                        agency.path("/identity-check/setup"),
                        "{\"firstBrokerLogin\":false,\"secondFactors\":true}");
        return agency;
    }

    private static Person withNewIdentity(Agency agency) {
        Person person = agency.person().knownAt(ALFA);
        return person.linkedTo(BETA);
    }

    private static Page signsIn(Person person) {
        return person.agency().visitor().signsInWith(BETA, person);
    }

    @Test
    void is_confirmed_by_the_app_and_known_from_then_on() {
        Person person = withNewIdentity(agency).hasApp();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForAppCode()).as(page.toString()).isTrue();

        page = visitor.entersAppCode(page, "000000");
        assertThat(page.asksForAppCode()).isTrue();
        assertThat(person.attribute("identity-check.identities").orElseThrow()).doesNotContain("second-factor");
        page = visitor.entersAppCode(page, AuthenticatorApp.code());

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(person.attribute("identity-check.identities").orElseThrow())
                .contains("\"confirmedBy\":\"second-factor\"");
        assertThat(agency.outcomes(person)).contains("confirmed");
        assertThat(signsIn(person).isSignedIn()).isTrue();
    }

    @Test
    void tells_the_owner_of_the_access(Stage stage) {
        Person person = withNewIdentity(agency).hasApp();
        Visitor visitor = agency.visitor();
        visitor.entersAppCode(visitor.signsInWith(BETA, person), AuthenticatorApp.code());

        Await.holds(
                "a notice of the link, one of the app and one of the access",
                () -> stage.mail().notices(person.email()).stream()
                        .map(mail -> mail.subject().replaceAll(" your account.*", ""))
                        .toList()
                        .containsAll(List.of(
                                "A way of signing in was connected to",
                                "A passkey, app or set of codes was added to",
                                "New way of signing in to")));
    }

    @Test
    void is_confirmed_by_a_code_where_there_is_no_factor_or_the_person_chooses_so(Stage stage) {
        Person withoutApp = withNewIdentity(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, withoutApp);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(visitor.entersCode(page, stage.mail().code(withoutApp.email()))
                        .isSignedIn())
                .isTrue();

        Person withApp = withNewIdentity(agency).hasApp();
        page = visitor(withApp).signsInWith(BETA, withApp);
        assertThat(page.has("#try-another-way")).as(page.toString()).isTrue();
    }

    private static Visitor visitor(Person person) {
        return person.agency().visitor();
    }

    @Test
    void is_asked_for_a_code_where_the_factor_is_to_be_set_up_in_this_very_login() {
        Person person = withNewIdentity(required);

        Page page = signsIn(person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(person.attribute("identity-check.identities").orElseThrow()).doesNotContain("second-factor");
    }

    @Test
    void is_asked_for_a_code_where_the_factor_is_too_new() {
        Person person = withNewIdentity(agency);
        person.hasApp().wasMadeEarlierBy(Duration.ofDays(100));
        Visitor visitor = agency.visitor();

        Page page = visitor.entersAppCode(visitor.signsInWith(BETA, person), AuthenticatorApp.code());

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    @Test
    void is_asked_for_a_code_where_the_factor_is_switched_off_in_the_flow() {
        Person person = withNewIdentity(required).hasApp();
        required.requires("factors", APP, "DISABLED");
        try {
            assertThat(signsIn(person).asksForCode()).isTrue();
        } finally {
            required.requires("factors", APP, "REQUIRED");
        }
        assertThat(signsIn(person).asksForAppCode()).isTrue();
    }

    @Test
    void stays_out_behind_a_door_that_is_shut_whatever_the_factor() {
        Person person = withNewIdentity(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        for (int wrong = 0; wrong < 5; wrong++) {
            page = visitor.entersCode(page, "000000");
        }
        assertThat(page.isLocked()).as(page.toString()).isTrue();
        person.hasApp();

        visitor = agency.visitor();
        page = visitor.entersAppCode(visitor.signsInWith(BETA, person), AuthenticatorApp.code());

        assertThat(page.isLocked()).as(page.toString()).isTrue();
    }

    @Test
    void stays_out_where_its_owner_disowned_it_whatever_the_factor(Stage stage) {
        Agency linking = withFactors(stage);
        linking.linksByEmail();
        Person person = linking.person().knownAt(ALFA).hasApp();
        person.hasIdentityAt(BETA, person.email());
        Visitor visitor = linking.visitor();
        assertThat(visitor.entersAppCode(visitor.signsInWith(BETA, person), AuthenticatorApp.code())
                        .isSignedIn())
                .isTrue();
        String link = Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                        .filter(mail -> mail.subject().startsWith("New way"))
                        .findFirst())
                .link();
        Visitor owner = linking.visitor();
        owner.posts(owner.goesTo(link).form("#kc-disown-form").and("action", "disown"));

        Visitor again = linking.visitor();
        Page page = again.entersAppCode(again.signsInWith(BETA, person), AuthenticatorApp.code());

        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(person.attribute("identity-check.identities").orElseThrow()).contains("\"state\":\"disowned\"");
    }

    @Test
    void is_confirmed_by_a_recovery_code_that_works_once(Stage stage) {
        Person person = withNewIdentity(agency).hasPassword();
        Visitor home = agency.visitor();
        Page sheet = home.answersLogin(home.opens(Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES")), person);
        String codes = sheet.attribute("input[name=generatedRecoveryAuthnCodes]", "value");
        home.posts(sheet.form("#kc-recovery-codes-settings-form"));
        String first = codes.split(",", 2)[0];

        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        page = visitor.posts(page.form("#kc-recovery-code-login-form").with("recoveryCodeInput", "0000-0000-0000"));
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        page = visitor.posts(page.form("#kc-recovery-code-login-form").with("recoveryCodeInput", first));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(person.attribute("identity-check.identities").orElseThrow())
                .contains("\"confirmedBy\":\"second-factor\"");
        assertThat(stage.mail().codes(person.email())).isEmpty();
    }

    @Test
    void stays_the_accounts_own_whichever_name_is_sent_with_the_passkey_page(Stage stage) {
        Person intruder = withNewIdentity(agency);
        agency.changeAccount(
                intruder, account -> account.putArray("credentials").addPOJO(Imported.passwordlessPasskey()));
        Person victim = agency.person().knownAt(ALFA);
        String ledger = victim.attribute("identity-check.identities").orElseThrow();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, intruder);
        assertThat(page.has("#webauth")).as(page.toString()).isTrue();

        page = visitor.posts(page.form("#webauth").with("username", victim.username()));
        page = visitor.goesTo(page.url());
        if (page.has("#kc-select-try-another-way-form")) {
            page = visitor.posts(page.form("#kc-select-try-another-way-form").and("tryAnotherWay", "on"));
        }

        assertThat(page.toString()).doesNotContain(victim.username());
        assertThat(page.isSignedIn()).isFalse();
        assertThat(stage.mail().codes(victim.email())).isEmpty();
        assertThat(victim.attribute("identity-check.identities")).contains(ledger);
        assertThat(agency.outcomes(victim)).doesNotContain("challenged");
    }

    @Test
    void is_offered_a_passkey_by_a_set_up_of_an_earlier_release_after_the_next_call(Stage stage) {
        Agency earlier = withFactors(stage);
        String setup = earlier.path("/identity-check/setup");
        String flow = "Identity Check - post login with factors";
        earlier.removesStep(flow, "webauthn-authenticator-passwordless");

        assertThat(earlier.admin().sends("POST", setup, "{}").body())
                .contains("{\"action\":\"add-passkey\",\"subject\":\"" + flow + "\"");

        assertThat(earlier.admin()
                        .sends("POST", setup, "{\"secondFactors\":true}")
                        .body())
                .contains("\"changes\":[]");
        Person person = withNewIdentity(earlier);
        earlier.changeAccount(
                person, account -> account.putArray("credentials").addPOJO(Imported.passwordlessPasskey()));
        assertThat(signsIn(person).has("#webauth")).isTrue();
        earlier.requires(flow, "webauthn-authenticator-passwordless", "DISABLED");
        assertThat(earlier.admin().sends("POST", setup, "{}").body()).contains("\"changes\":[]");
        assertThat(signsIn(person).asksForCode()).isTrue();
    }

    @Test
    void is_set_up_for_on_request_with_the_settings_that_were_there_and_taken_out_again(Stage stage) {
        Agency changing = stage.site().agencyWithoutStep();
        String setup = changing.path("/identity-check/setup");
        assertThat(changing.admin().sends("POST", setup, "{}").status()).isEqualTo(200);
        changing.sets("Identity Check - post login", "identity-check", Map.of("codeLength", "8"));

        String answer = changing.admin()
                .sends("POST", setup, "{\"secondFactors\":true}")
                .body();

        assertThat(answer).contains("Identity Check - post login with factors").doesNotContain("step-");
        assertThat(changing.admin()
                        .sends("POST", setup, "{\"secondFactors\":true}")
                        .body())
                .contains("\"changes\":[]");
        assertThat(changing.admin().sends("GET", setup + "?format=realm-json").body())
                .contains("conditional-new-identity", "identity-check-remember", "\"codeLength\":\"8\"");
        assertThat(changing.admin().sends("DELETE", setup).status()).isEqualTo(200);
        assertThat(changing.admin().get(changing.path("/authentication/flows")).findValuesAsText("alias"))
                .noneMatch(alias -> alias.startsWith("Identity Check"));
    }
}
