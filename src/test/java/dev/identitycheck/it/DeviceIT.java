package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** After the step, an authenticator app is asked for where an access is unfamiliar. */
@RealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A browser")
class DeviceIT {

    private static final String COOKIE = "IDENTITY_CHECK_DEVICE";
    private static final String CENTRE = "identity-check-security-centre";
    private static final String ATTRIBUTE = "identity-check.devices";

    private Agency agency;

    @BeforeAll
    void unfamiliarAccessIsChecked(Stage stage) {
        agency = checked(stage.site().agencyWithoutStep()).offers(CENTRE);
    }

    private static Agency checked(Agency agency) {
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        agency.hasRequiredFlow("devices", "identity-check");
        agency.hasConditionalPart(
                "devices", "conditional-unfamiliar-access", "auth-otp-form", "identity-check-remember-device");
        agency.bindsAfterLogin("devices");
        return agency;
    }

    private Person somebody() {
        return agency.person().linkedTo(BETA).hasApp();
    }

    private static Page passes(Visitor browser, Person person) {
        Page page = browser.signsInWith(BETA, person);
        assertThat(page.asksForAppCode()).as(page.toString()).isTrue();
        page = browser.entersAppCode(page, AuthenticatorApp.code());
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return page;
    }

    private JsonNode state(Person person) {
        return agency.admin().get(agency.path("/identity-check/users/" + person.id()));
    }

    @Test
    void is_asked_about_once_and_then_known_while_others_are_not() {
        Person person = somebody();
        Visitor browser = agency.visitor();

        passes(browser, person);

        String cookie = browser.cookieHeader(COOKIE);
        assertThat(cookie)
                .contains("Path=/realms/" + agency.name() + "/", "Max-Age=31536000")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("Secure")
                .containsIgnoringCase("SameSite=Lax");
        String token =
                cookie.substring(COOKIE.length() + 1, cookie.indexOf(';')).replace("\"", "");
        assertThat(token).hasSize(43);
        assertThat(person.attribute(ATTRIBUTE).orElseThrow())
                .doesNotContain(token)
                .contains("\"v\":1", "\"salt\"", "\"digest\"", "Linux");
        String stored = person.attribute(ATTRIBUTE).orElseThrow();
        browser.signsOut();
        assertThat(browser.signsInWith(BETA, person).isSignedIn()).isTrue();
        assertThat(person.attribute(ATTRIBUTE))
                .as("a familiar access writes nothing")
                .contains(stored);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForAppCode()).isTrue();
        assertThat(agency.outcomes(person)).containsOnlyOnce("device_remembered");
        assertThat(state(person).path("devices"))
                .singleElement()
                .satisfies(device -> assertThat(device.path("label").asText()).contains("Linux"));
    }

    @Test
    void is_unfamiliar_again_after_a_long_absence_and_its_use_is_noted_to_a_day() {
        Person person = somebody();
        Visitor browser = agency.visitor();
        passes(browser, person);
        browser.signsOut();

        person.usedDevicesEarlierBy(Duration.ofDays(2));
        assertThat(browser.signsInWith(BETA, person).isSignedIn()).isTrue();
        browser.signsOut();
        // Two days were noted just now, so these are 89 days and not 91.
        person.usedDevicesEarlierBy(Duration.ofDays(89));
        assertThat(browser.signsInWith(BETA, person).isSignedIn()).isTrue();
        browser.signsOut();
        person.usedDevicesEarlierBy(Duration.ofDays(91));
        passes(browser, person);
    }

    @Test
    void is_unfamiliar_each_time_where_the_conditions_settings_were_lost(Stage stage) {
        Agency lossy = checked(stage.site().agencyWithoutStep());
        Person person = lossy.person().linkedTo(BETA).hasApp();
        Visitor browser = lossy.visitor();
        passes(browser, person);
        browser.signsOut();
        lossy.losesSettings("devices", "conditional-unfamiliar-access");

        assertThat(browser.signsInWith(BETA, person).asksForAppCode()).isTrue();
    }

    @Test
    void is_not_remembered_where_nothing_was_passed() {
        Person person = somebody();
        Visitor browser = agency.visitor();
        Page page = browser.signsInWith(BETA, person);
        page = browser.entersAppCode(page, "000000");
        assertThat(page.asksForAppCode()).isTrue();
        assertThat(person.attribute(ATTRIBUTE)).isEmpty();

        Person withoutApp = agency.person().linkedTo(BETA);
        page = agency.visitor().signsInWith(BETA, withoutApp);
        assertThat(page.has("#kc-totp-settings-form")).as(page.toString()).isTrue();
        assertThat(withoutApp.attribute(ATTRIBUTE)).isEmpty();
    }

    @Test
    void is_known_to_several_people_each_by_themselves() {
        Person one = somebody();
        Person other = somebody();
        Visitor browser = agency.visitor();
        passes(browser, one);
        browser.signsOut();
        browser.forgetsRealm(BETA);

        passes(browser, other);
        browser.signsOut();
        browser.forgetsRealm(BETA);

        assertThat(browser.signsInWith(BETA, one).isSignedIn()).isTrue();
    }

    @Test
    void that_stole_the_cookie_has_a_new_identity_confirmed_like_any_other(Stage stage) {
        Person person = somebody();
        Visitor browser = agency.visitor();
        passes(browser, person);
        person.linkedTo(ALFA);

        Page page = browser.withStolenCookie(COOKIE).signsInWith(ALFA, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(stage.mail().code(person.email())).isNotEmpty();
    }

    @Test
    void is_known_no_more_when_support_or_a_reset_says_so() {
        Person person = somebody();
        Visitor browser = agency.visitor();
        passes(browser, person);
        String users = agency.path("/identity-check/users/" + person.id());
        String id = state(person).path("devices").get(0).path("id").asText();
        browser.signsOut();

        assertThat(agency.admin().sends("DELETE", users + "/devices/none").status())
                .isEqualTo(404);
        assertThat(agency.admin().sends("DELETE", users + "/devices/" + id).status())
                .isEqualTo(204);
        Page page = passes(browser, person);
        JsonNode tokens = browser.tokens(page);
        assertThat(agency.admin().sends("DELETE", users + "/devices").status()).isEqualTo(204);
        assertThat(browser.refreshes(tokens)).as("every session has ended").isFalse();
        passes(browser, person);
        assertThat(agency.admin().sends("POST", users + "/reset", "{}").status())
                .isEqualTo(204);
        assertThat(person.attribute(ATTRIBUTE)).isEmpty();
    }

    @Test
    void is_known_no_more_when_its_owner_forgets_it_in_the_security_centre() {
        Person person = somebody().hasPassword();
        Visitor browser = agency.visitor();
        passes(browser, person);
        browser.signsOut();
        Visitor elsewhere = agency.visitor();
        Page page = elsewhere.answersLogin(elsewhere.opens(Map.of("kc_action", CENTRE)), person);
        page = elsewhere.entersAppCode(page, AuthenticatorApp.code());
        assertThat(page.text("#kc-security-centre")).contains("Linux");

        page = elsewhere.posts(
                page.form("form:has(button[value=forget-device])").and("action", "forget-device"));
        assertThat(page.has("#kc-security-centre")).as(page.toString()).isTrue();
        assertThat(page.has("button[value=forget-device]")).isFalse();
        passes(browser, person);

        page = elsewhere.posts(page.form("form:has(#kc-centre-done)")
                .and("action", "forget-device")
                .and("device", "none"));
        assertThat(page.text()).contains("changed meanwhile");
    }

    @Test
    void stays_known_when_the_realm_gets_new_keys(Stage stage) {
        Agency moving = checked(stage.site().agencyWithoutStep());
        moving.sets("devices", "conditional-unfamiliar-access", Map.of("newNetwork", "true"));
        Person person = moving.person().linkedTo(BETA).hasApp();
        Visitor browser = moving.visitor();
        passes(browser, person);
        browser.signsOut();

        moving.changesKeys();

        assertThat(browser.signsInWith(BETA, person).isSignedIn()).isTrue();
    }
}
