package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.centre.Owner;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.OwnAccount;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is left of an intruder who reads the owner's mail for a minute, once the owner has pressed the button of the
 * first notice. The rows are those of the remediation table of "O Single Sign-Off, Where Art Thou?" (USENIX Security
 * 2018), and what this extension adds to an account.
 */
@RealServer
@DisplayName("What an intruder did within a minute")
class RemediationIT {

    private static final String GAMMA = "spid-gamma";
    private static final String PASSWORD = "the-intruders-1";
    private static final String PHONE = "+393479876543";

    private Stage stage;
    private Agency agency;
    private Person person;
    private Visitor intruder;
    private Account account;
    private Page in;

    @BeforeEach
    void getsIn(Stage given) {
        stage = given;
        agency = Owner.offering(stage.site().ownAgency(Map.of()));
        agency.allowsReset();
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        agency.addProvider(GAMMA, GAMMA);
        person = agency.person(Contacts.EMAIL).hasPassword().knownAt(ALFA).linkedTo(BETA);
        intruder = agency.visitor();
        in = intruder.entersCode(
                intruder.signsInWith(BETA, person), stage.mail().code(person.email()));
        assertThat(in.isSignedIn()).as(in.toString()).isTrue();
        account = new Account(stage, agency, person, intruder);
    }

    private Mail first() {
        return account.mail("confirmed");
    }

    private Page disowned() {
        Page page = account.disowns(first());
        assertThat(Noticed.state(page)).as(page.toString()).isEqualTo("done");
        return page;
    }

    /** What the page says before the button is pressed. */
    private String listed() {
        return agency.visitor().goesTo(first().link()).text();
    }

    @Test
    void sessions_and_tokens_end() {
        JsonNode tokens = intruder.tokens(in);
        Visitor offline = agency.visitor();
        Page page = offline.answersLogin(
                offline.opens(Map.of("kc_idp_hint", BETA, "scope", "openid offline_access")), person);
        JsonNode kept = offline.tokens(page);
        assertThat(intruder.refreshes(tokens)).isTrue();
        assertThat(offline.refreshes(kept)).isTrue();

        disowned();

        assertThat(account.sessions()).isZero();
        assertThat(intruder.refreshes(tokens)).isFalse();
        assertThat(offline.refreshes(kept)).isFalse();
        assertThat(intruder.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(new OwnAccount(agency, tokens.path("access_token").asText())
                        .get()
                        .has("username"))
                .as("the access token")
                .isFalse();
    }

    @Test
    void another_identity_that_was_linked_goes_and_cannot_come_back() {
        person.hasIdentityAt(GAMMA);
        assertThat(intruder.links(GAMMA, person).isAtApplication()).isTrue();
        assertThat(person.isLinkedTo(GAMMA)).isTrue();
        assertThat(listed()).contains(GAMMA);

        assertThat(disowned().text()).contains(GAMMA);

        assertThat(person.isLinkedTo(GAMMA)).isFalse();
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.visitor().signsInWith(GAMMA, person).isSignedIn()).isFalse();
    }

    @Test
    void consents_are_revoked() {
        agency.admin()
                .post(
                        agency.path("/clients"),
                        Map.of(
                                "clientId",
                                "shop",
                                "name",
                                "The shop",
                                "publicClient",
                                true,
                                "consentRequired",
                                true,
                                "redirectUris",
                                List.of(Page.APPLICATION)));
        Page asked = intruder.opens(Map.of("client_id", "shop"));
        assertThat(asked.has("#kc-oauth")).as(asked.toString()).isTrue();
        intruder.posts(asked.form("form:has(#kc-login)").and("accept", "Yes"));
        assertThat(agency.admin().get(account.user("/consents")).size()).isEqualTo(1);
        assertThat(listed()).contains("The shop");

        disowned();

        assertThat(agency.admin().get(account.user("/consents")).size()).isZero();
    }

    @Test
    void apps_and_recovery_codes_are_removed_and_those_of_before_are_kept() {
        account.setsUpApp("The intruder's");
        account.setsUpRecoveryCodes();
        assertThat(account.credentials("otp")).hasSize(1);
        assertThat(account.credentials("recovery-authn-codes")).hasSize(1);

        disowned();

        assertThat(account.credentials("otp")).isEmpty();
        assertThat(account.credentials("recovery-authn-codes")).isEmpty();
        assertThat(account.credentials("password")).hasSize(1);
        assertThat(account.isOpenedBy(person.password()))
                .as("the owner's own password")
                .isTrue();
    }

    @Test
    void a_password_opens_nothing_nor_does_what_was_set_up_by_it() {
        account.choosesPassword(PASSWORD);
        assertThat(account.isOpenedBy(PASSWORD)).isTrue();
        Account elsewhere = new Account(stage, agency, person, agency.visitor());
        Page page = elsewhere.visitor().opens(Map.of("kc_action", "CONFIGURE_TOTP"));
        page = elsewhere
                .visitor()
                .posts(page.form("#kc-form-login")
                        .with("username", person.username())
                        .with("password", PASSWORD));
        String secret = page.attribute("input[name=totpSecret]", "value");
        elsewhere
                .visitor()
                .posts(page.form("#kc-totp-settings-form")
                        .with("totp", AuthenticatorApp.code(secret))
                        .with("userLabel", "by the password")
                        .without("logout-sessions"));
        assertThat(account.credentials("otp")).hasSize(1);

        disowned();

        assertThat(account.isOpenedBy(PASSWORD)).isFalse();
        assertThat(account.isOpenedBy(person.password()))
                .as("nor the one of before")
                .isFalse();
        assertThat(account.credentials("otp")).isEmpty();
    }

    @Test
    void a_pin_and_the_way_that_codes_are_sent_are_taken_away() {
        Page centre = account.opens("identity-check-security-centre");
        Page page = intruder.posts(centre.form("form:has(#kc-centre-pin-own)").and("action", "pin"));
        page = intruder.entersCode(page, stage.mail().code(person.email(), 2));
        page = intruder.posts(
                page.form("#kc-identity-check-pin-form").with("pin", "739104").and("action", "set-pin"));
        assertThat(page.has("[data-pin=true]")).as(page.toString()).isTrue();
        assertThat(account.fact("pin-changed").path("through").asText()).isNotEmpty();

        disowned();

        assertThat(account.credentials("identity-check-pin")).isEmpty();
    }

    @Test
    void a_phone_is_taken_off_and_confirms_nothing_any_more() {
        Page page = account.opens("identity-check-verify-phone");
        page = intruder.posts(
                page.form("#kc-identity-check-phone-form").with("phone", PHONE).and("action", "send"));
        page = intruder.entersCode(page, stage.mail().code(person.email(), 2));
        page = intruder.entersCode(page, stage.sms().code(PHONE));
        assertThat(person.attribute("phoneNumber")).as(page.toString()).hasValue(PHONE);

        disowned();

        assertThat(person.attribute("phoneNumberVerified")).isEmpty();
        assertThat(account.credentials("identity-check-phone")).isEmpty();
        assertThat(person.attribute("identity-check.contacts").orElseThrow()).contains("\"disowned\"");
    }

    @Test
    void an_address_is_taken_off_so_that_no_password_is_recovered_by_it() {
        String address = "intruder-" + person.email();
        OwnAccount own =
                new OwnAccount(agency, intruder.tokens(in).path("access_token").asText());
        assertThat(own.change(user -> user.put("email", address)).statusCode()).isEqualTo(204);
        assertThat(person.account().path("email").asText()).isEqualTo(address);

        disowned();

        assertThat(person.account().path("email").asText()).isEmpty();
        Visitor again = agency.visitor();
        Page forgotten = again.goesTo(again.opens(Map.of()).link("a[href*=reset-credentials]"));
        again.posts(forgotten.form("#kc-reset-password-form").with("username", person.username()));
        assertThat(stage.mail().to(address)).isEmpty();
    }

    @Test
    void remembered_browsers_are_forgotten() {
        agency.site()
                .database()
                .putUserAttribute(
                        person.id(),
                        "identity-check.devices",
                        "{\"v\":1,\"salt\":\"s\",\"entries\":[{\"id\":\"d1\",\"digest\":\"x\",\"firstSeen\":1,"
                                + "\"lastUsed\":1,\"networks\":[],\"label\":\"Konqueror, Plan 9\"}]}");
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        assertThat(listed()).contains("Konqueror, Plan 9");

        disowned();

        assertThat(person.attribute("identity-check.devices").orElse("")).doesNotContain("Konqueror");
    }

    /** The form of a required action is open in the session, and in a login that has no session yet. */
    @Test
    void forms_that_wait_do_nothing_any_more() {
        Page inSession = account.opens("UPDATE_PASSWORD");
        Visitor parked = agency.visitor();
        Page inLogin = parked.answersLogin(parked.opens(Map.of("kc_action", "UPDATE_PASSWORD")), person);
        assertThat(inLogin.has("#kc-passwd-update-form")).as(inLogin.toString()).isTrue();
        Form first = Account.passwordForm(inSession, PASSWORD);
        Form second = Account.passwordForm(inLogin, PASSWORD);

        disowned();
        int before = account.history().size();
        intruder.posts(first);
        Page page = parked.posts(second);

        assertThat(account.isOpenedBy(PASSWORD)).isFalse();
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(account.sessions()).isZero();
        assertThat(account.history()).as("what is rolled back is not told").hasSize(before);
        assertThat(account.isOpenedBy(person.password())).isTrue();
    }

    @Test
    void what_hides_behind_a_removed_link_or_a_flood_is_found() {
        new OwnAccount(agency, intruder.tokens(in).path("access_token").asText()).unlinks(BETA);
        account.setsUpApp("The intruder's");
        for (int number = 0; number < 32; number++) {
            account.choosesPassword(PASSWORD + number);
        }
        assertThat(account.history()).contains("credential-added", "confirmed");

        disowned();

        assertThat(account.credentials("otp")).isEmpty();
        assertThat(account.isOpenedBy(PASSWORD + 31)).isFalse();
    }

    @Test
    void all_of_it_is_listed_before_and_kept_for_support() {
        person.hasIdentityAt(GAMMA);
        intruder.links(GAMMA, person);
        account.setsUpApp("The intruder's");
        account.choosesPassword(PASSWORD);

        String before = listed();
        assertThat(before).contains(GAMMA, "Authenticator app", "Password");
        assertThat(person.isLinkedTo(GAMMA)).as("listing does nothing").isTrue();
        assertThat(account.credentials("otp")).hasSize(1);
        disowned();

        JsonNode entry = account.entries().stream()
                .filter(e -> e.path("fact").path("kind").asText().equals("confirmed"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("disownedAt").asLong()).isPositive();
        assertThat(entry.path("undone").findValuesAsText("type"))
                .containsExactlyInAnyOrder("identity", "identity", "credential", "password");
        assertThat(Json.write(entry.path("undone"))).doesNotContain(person.email());
    }
}
