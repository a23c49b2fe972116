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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@RealServer
@DisplayName("A double click on the button")
class DoubleClickIT {

    /** Of two answers a browser shows either, so both have to arrive. */
    @RepeatedTest(20)
    void always_arrives_at_the_application(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        List<Page> answers = Crowd.of(2).all(number -> visitor.entersCode(page, code));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.isSignedIn()).as(answer.toString()).isTrue());
        assertThat(person.count("identity-check.failures")).isZero();
    }
}
