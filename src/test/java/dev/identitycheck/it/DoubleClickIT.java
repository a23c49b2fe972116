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

@RealServer
@DisplayName("A double click on the button")
class DoubleClickIT {

    @RepeatedTest(20)
    void always_arrives_at_the_application(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);

        Page shown = visitor.clicksTwice(page, stage.mail().code(person.email()));

        assertThat(shown.isSignedIn()).as(shown.toString()).isTrue();
        assertThat(person.count("identity-check.failures")).isZero();
    }

    /**
     * No browser does this: both answers are followed. One arrives; to the other, Keycloak 26.7 itself answers that the
     * login is over ({@code IdentityBrokerService.afterPostBrokerLoginFlow}).
     */
    @RepeatedTest(5)
    void that_follows_both_answers_lets_one_in(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        List<Page> answers = Crowd.of(2).all(number -> visitor.entersCode(page, code));

        assertThat(answers).anyMatch(Page::isSignedIn);
        assertThat(visitor.opens(Map.of()).isSignedIn()).isTrue();
        assertThat(person.count("identity-check.failures")).isZero();
    }
}
