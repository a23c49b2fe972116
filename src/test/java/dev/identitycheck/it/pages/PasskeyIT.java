package dev.identitycheck.it.pages;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.server.NeedsBrowser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsBrowser
@RealServer
@DisplayName("A passkey")
class PasskeyIT {

    @RegisterExtension
    private static final RealBrowser BROWSER = new RealBrowser();

    @ParameterizedTest
    @ValueSource(strings = {"webauthn-register-passwordless", "webauthn-register"})
    void confirms_a_new_identity_in_place_of_a_code(String registration, Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{\"secondFactors\":true}");
        Person person = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        try (Window window = BROWSER.window(Look.desktop()).hasPasskeys()) {
            window.goesToAction(agency.url(), registration, person, "en").clicksOnceLoaded("#registerWebAuthn");
            assertThat(window.arrives()).contains("kc_action_status=success");

            window.forgetsSession().signsInWith(agency.url(), BETA, person, "en");
            window.clicksOnceLoaded("#authenticateWebAuthnButton");

            assertThat(window.arrives()).contains("code=");
        }
        assertThat(person.attribute("identity-check.identities").orElseThrow())
                .contains("\"confirmedBy\":\"second-factor\"");
        assertThat(stage.mail().codes(person.email())).isEmpty();
    }
}
