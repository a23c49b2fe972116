package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A double click on the button")
class DoubleClickIT {

    /** Somebody at the page that asks for a code, who has the code. */
    private record Asked(Person person, Visitor visitor, Page page, String code) {

        static Asked of(Stage stage) {
            Agency agency = stage.agency();
            Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
            Visitor visitor = agency.visitor();
            Page page = visitor.signsInWith(BETA, person);
            return new Asked(person, visitor, page, stage.mail().code(person.email()));
        }
    }

    @RepeatedTest(20)
    void always_arrives_at_the_application(Stage stage) {
        Asked asked = Asked.of(stage);

        Page shown = asked.visitor().clicksTwice(asked.page(), asked.code());

        assertThat(shown.isSignedIn()).as(shown.toString()).isTrue();
        assertThat(asked.person().count("identity-check.failures")).isZero();
    }

    /**
     * No browser does this: both answers are followed. One arrives; to the other, Keycloak 26.7 itself answers that the
     * login is over ({@code IdentityBrokerService.afterPostBrokerLoginFlow}).
     */
    @RepeatedTest(5)
    void that_follows_both_answers_lets_one_in(Stage stage) {
        Asked asked = Asked.of(stage);

        List<Page> answers = Crowd.of(2).all(number -> asked.visitor().entersCode(asked.page(), asked.code()));

        assertThat(answers).anyMatch(Page::isSignedIn);
        assertThat(asked.visitor().opens(Map.of()).isSignedIn()).isTrue();
        assertThat(asked.person().count("identity-check.failures")).isZero();
    }

    /**
     * The second part comes when the browser has followed the first answer to the end. Keycloak itself sends it to the
     * application, which starts a login anew ({@code SessionCodeChecks} in Keycloak 26.7); scripts send a form once.
     */
    @Test
    void whose_second_part_comes_after_the_end_of_the_login_arrives_too(Stage stage) {
        Asked asked = Asked.of(stage);
        asked.visitor().entersCode(asked.page(), asked.code());

        Page shown = asked.visitor().entersCode(asked.page(), asked.code());

        assertThat(shown.url()).startsWith(Page.APPLICATION).contains("authentication_expired");
        assertThat(asked.visitor().opens(Map.of()).isSignedIn()).isTrue();
        assertThat(asked.person().count("identity-check.failures")).isZero();
    }
}
