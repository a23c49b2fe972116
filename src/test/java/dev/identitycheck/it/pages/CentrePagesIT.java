package dev.identitycheck.it.pages;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.server.NeedsBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsBrowser
@RealServer
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("The account's own pages in a real browser")
class CentrePagesIT {

    private static final String PHONE = "identity-check-verify-phone";
    private static final String CENTRE = "identity-check-security-centre";

    @RegisterExtension
    private static final RealBrowser BROWSER = new RealBrowser();

    private @Nullable Agency offering;

    @BeforeAll
    void opensTheAgency(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("displayName", "City of Aurelia")
                .withObject("/attributes")
                .put("identity-check.newContactDelay", "0")
                .put("identity-check.smsRegion", "IT"));
        agency.changeProvider(BETA, provider -> provider.put("displayName", "SPID Beta"));
        offering = agency.offers(PHONE, CENTRE);
    }

    /** An agency that asks for a code or PIN where somebody signs in with the password in an unfamiliar browser. */
    private static Agency wary(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().offers(PHONE, CENTRE);
        agency.hasFlowOr("wary", "auth-cookie", "auth-username-password-form");
        agency.hasConditionalPart(
                "wary or", "conditional-unfamiliar-access", "identity-check-code", "identity-check-remember-device");
        agency.setsBrowserFlow("wary");
        return agency;
    }

    private Agency agency() {
        if (offering == null) {
            throw new IllegalStateException("No agency");
        }
        return offering;
    }

    static List<Look> looks() {
        return Look.usual();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void the_security_centre_is_fit_to_be_seen(Look look, Stage stage) {
        Person person = agency().person(Contacts.BOTH).hasPassword().knownAt(ALFA);
        try (Window window = BROWSER.window(look)) {
            window.goesToAction(agency().url(), CENTRE, person, "en").sees("#kc-security-centre");
            window.leavesNothingToReproach("centre-" + look);
            window.sees("#phone").fill("06 69812345");
            window.sees("#kc-identity-check-send").click();
            window.sees("#input-error-phone");
            window.leavesNothingToReproach("centre-error-" + look);
            window.sees("#kc-centre-prefer-sms").click();
            window.sees("#kc-identity-check-form");
            window.leavesNothingToReproach("centre-word-" + look);
            window.sees("#code").fill(stage.mail().code(person.email()));
            window.presses("Enter").sees("[data-preferred=sms]");
            window.leavesNothingToReproach("centre-done-" + look);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.identitycheck.pages.Language#codes")
    void nothing_is_cut_off_in_the_narrowest_window(String language) {
        Person person = agency().person(Contacts.BOTH).hasPassword().knownAt(ALFA);
        try (Window window = BROWSER.window(Look.narrowest())) {
            window.goesToAction(agency().url(), CENTRE, person, language).sees("#kc-security-centre");
            window.leavesNothingToReproach("centre-" + language + "-narrowest");
            window.goesToAction(agency().url(), PHONE, person, language).sees("#kc-identity-check-phone-form");
            window.leavesNothingToReproach("phone-" + language + "-narrowest");
        }
    }

    /**
     * The whole story, by the keyboard and without a script: a phone is added, and a new identity confirmed with it.
     */
    @Test
    void from_adding_a_phone_to_signing_in_with_a_new_identity_by_text_message(Stage stage) {
        Person person =
                agency().person(Contacts.NONE).hasPassword().knownAt(ALFA).linkedTo(BETA);
        try (Window window = BROWSER.window(Look.desktop().withoutJavaScript())) {
            window.goesToAction(agency().url(), PHONE, person, "en")
                    .sees("#phone")
                    .fill(person.phone().substring(3));
            window.presses("Enter").sees("#kc-identity-check-form");
            assertThat(window.enters(stage.sms().code(person.phone())).arrives())
                    .contains("kc_action_status=success");
        }
        try (Window elsewhere = BROWSER.window(Look.desktop().withoutJavaScript())) {
            elsewhere.signsInWith(agency().url(), BETA, person, "en").sees("#kc-identity-check-form");
            assertThat(elsewhere.enters(stage.sms().code(person.phone(), 2)).arrives())
                    .contains("code=");
        }
    }

    /**
     * The same for whoever signs in with a password: a phone is added, chosen, and asked for where a browser is new.
     */
    @Test
    void from_adding_a_phone_to_signing_in_on_an_unfamiliar_device_with_it(Stage stage) {
        Agency agency = wary(stage);
        Person person = agency.person(Contacts.EMAIL).hasPassword();
        try (Window home = BROWSER.window(Look.desktop().withoutJavaScript())) {
            home.signsIn(agency.url(), person, "en").enters(stage.mail().code(person.email()));
            home.arrives();
            home.goesToAction(agency.url(), PHONE, person, "en").sees("#phone").fill(person.phone());
            home.sends().enters(stage.mail().code(person.email(), 2));
            home.enters(stage.sms().code(person.phone()));
            assertThat(home.arrives()).contains("kc_action_status=success");
            person.letsTimePass(Duration.ofSeconds(61));
            home.goesToAction(agency.url(), CENTRE, person, "en")
                    .sees("#kc-centre-prefer-sms")
                    .click();
            home.enters(stage.mail().code(person.email(), 3));
            home.sees("[data-preferred=sms]");
        }
        try (Window elsewhere = BROWSER.window(Look.desktop().withoutJavaScript())) {
            elsewhere.signsIn(agency.url(), person, "en").enters(stage.sms().code(person.phone(), 2));
            assertThat(elsewhere.arrives()).contains("code=");
            elsewhere.forgetsSession().signsIn(agency.url(), person, "en");
            assertThat(elsewhere.arrives())
                    .as("a familiar browser is not asked")
                    .contains("code=");
        }
        assertThat(stage.mail().codes(person.email())).hasSize(3);
    }

    /** From the link that the set-up makes to the page after it; the Account Console lists the same link. */
    @ParameterizedTest
    @MethodSource("bothWidths")
    void the_way_to_the_security_centre_leads_to_the_end(Look look, Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{\"securityCentre\":true}");
        Person person = agency.person(Contacts.EMAIL).hasPassword();
        String start = agency.url() + "/identity-check/centre";
        try (Window window = BROWSER.window(look)) {
            window.opens(start).signsInIfAsked(person).sees("#kc-centre-done").click();
            window.sees("#kc-identity-check-left[data-state=left]");
            window.leavesNothingToReproach("left-" + look);
            window.sees("#kc-identity-check-again").click();
            window.sees("#kc-centre-done").click();
            window.sees("#kc-identity-check-account").click();
            window.opens(agency.url() + "/account/applications");
            window.seesBeside("a:has-text('Security centre')", "#kc-security-centre");
        }
    }

    static List<Look> bothWidths() {
        return List.of(Look.desktop(), Look.phone());
    }

    @ParameterizedTest
    @MethodSource("bothWidths")
    void a_pin_is_chosen_and_asked_for_on_pages_fit_to_be_seen(Look look, Stage stage) {
        Agency agency = wary(stage);
        Person person = agency.person(Contacts.EMAIL).hasPassword();
        try (Window home = BROWSER.window(look)) {
            home.signsIn(agency.url(), person, "en").enters(stage.mail().code(person.email()));
            home.arrives();
            home.goesToAction(agency.url(), CENTRE, person, "en")
                    .sees("#kc-centre-pin-own")
                    .click();
            home.enters(stage.mail().code(person.email(), 2));
            home.sees("#kc-identity-check-pin-form");
            home.leavesNothingToReproach("pin-form-" + look);
            home.sees("#pin").fill("123456");
            home.presses("Enter").sees("#input-error-pin");
            home.leavesNothingToReproach("pin-form-error-" + look);
            home.sees("#pin").fill("739104");
            home.presses("Enter").sees("[data-pin=true]");
            home.leavesNothingToReproach("centre-pin-" + look);
        }
        person.letsTimePass(Duration.ofSeconds(61));
        try (Window elsewhere = BROWSER.window(look)) {
            elsewhere
                    .signsIn(agency.url(), person, "en")
                    .sees("button[value=use-pin]")
                    .click();
            elsewhere.sees("#code[type=password]");
            elsewhere.leavesNothingToReproach("pin-" + look);
            elsewhere.enters("840215").sees("#input-error-code");
            elsewhere.leavesNothingToReproach("pin-error-" + look);
            assertThat(elsewhere.enters("739104").arrives()).contains("code=");
        }
    }
}
