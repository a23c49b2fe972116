package dev.identitycheck.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.server.NeedsBrowser;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsBrowser
@RealServer
@DisplayName("A recovery in a real browser, with the keyboard alone")
class RecoveryPagesIT {

    private static final String NEW = "a new password 1";

    @RegisterExtension
    private static final RealBrowser BROWSER = new RealBrowser();

    static List<Look> looks() {
        return List.of(Look.desktop(), Look.phone());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void ends_with_a_new_password_while_the_page_does_the_captcha(Look look, Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep(), 50_000);
        Person person = Forgetful.numbered(agency.person().hasPassword());
        try (Window window = BROWSER.window(look)) {
            window.opens(agency.url() + "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                    + "&redirect_uri=" + dev.identitycheck.it.visit.Page.APPLICATION + "&ui_locales=en");
            window.tabsTo("a[href*=reset-credentials]").presses("Enter").sees("#kc-identity-check-recovery");
            window.leavesNothingToReproach("recovery-" + look);

            window.tabsTo("#idNumber").types(Forgetful.number(person));
            window.tabsTo("#email").types(person.email());
            window.presses("Enter").sees("#kc-identity-check-form");
            window.leavesNothingToReproach("recovery-code-" + look);
            window.tabsTo("#code").types(stage.mail().code(person.email()));
            window.presses("Enter").sees("#kc-passwd-update-form");
            window.tabsTo("#password-new").types(NEW);
            window.tabsTo("#password-confirm").types(NEW);
            window.presses("Enter").sees("#kc-info-message");
        }
        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isTrue();
    }
}
