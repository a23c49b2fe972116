package dev.identitycheck.it.pages;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
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
import org.junit.jupiter.params.provider.ValueSource;

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
        for (String action : List.of(PHONE, CENTRE)) {
            agency.admin()
                    .post(
                            agency.path("/authentication/register-required-action"),
                            Map.of("providerId", action, "name", action));
        }
        offering = agency;
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
    @ValueSource(strings = {"en", "it", "vi"})
    void nothing_is_cut_off_in_the_narrowest_window(String language) {
        Person person = agency().person(Contacts.BOTH).hasPassword().knownAt(ALFA);
        try (Window window = BROWSER.window(Look.narrowest())) {
            window.goesToAction(agency().url(), CENTRE, person, language).sees("#kc-security-centre");
            window.leavesNothingToReproach("centre-" + language + "-narrowest");
            window.goesToAction(agency().url(), PHONE, person, language).sees("#kc-identity-check-phone-form");
            window.leavesNothingToReproach("phone-" + language + "-narrowest");
        }
    }

    /** The whole story, by the keyboard and without a script: a phone is added, and a new identity confirmed with it. */
    @Test
    void from_adding_a_phone_to_signing_in_with_a_new_identity_by_text_message(Stage stage) {
        Person person =
                agency().person(Contacts.NONE).hasPassword().knownAt(ALFA).linkedTo(BETA);
        try (Window window = BROWSER.window(Look.desktop().withoutJavaScript())) {
            window.goesToAction(agency().url(), PHONE, person, "en")
                    .sees("#phone")
                    .fill(person.phone().substring(3));
            window.presses("Enter").sees("#kc-identity-check-form");
            window.sees("#code").fill(stage.sms().code(person.phone()));
            assertThat(window.presses("Enter").arrives()).contains("kc_action_status=success");
        }
        try (Window elsewhere = BROWSER.window(Look.desktop().withoutJavaScript())) {
            elsewhere.signsInWith(agency().url(), BETA, person, "en").sees("#kc-identity-check-form");
            elsewhere.sees("#code").fill(stage.sms().code(person.phone(), 2));
            assertThat(elsewhere.presses("Enter").arrives()).contains("code=");
        }
    }
}
