package dev.identitycheck.bench;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the step costs a login, beside Keycloak's trivial step and no step at all, interleaved on one server. */
@RealServer
class LoginBenchmark {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 300;
    private static final int CHALLENGES = 60;

    @Test
    void known_identities(Stage stage) {
        Map<Timings, Person> arms = new LinkedHashMap<>();
        Agency none = stage.site().agencyWithoutStep();
        Agency trivial = stage.site().agencyWithoutStep();
        trivial.runsAfterLogin("allow-access-authenticator", Map.of());
        Agency step = stage.site().ownAgency(Map.of());
        Timings base = new Timings("no step");
        arms.put(base, none.person().knownAt(BETA));
        arms.put(new Timings("Keycloak's trivial step"), trivial.person().knownAt(BETA));
        arms.put(new Timings("identity-check, known"), step.person().knownAt(BETA));

        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Map.Entry<Timings, Person> arm : arms.entrySet()) {
                Person person = arm.getValue();
                Visitor visitor = person.agency().visitor();
                long start = System.nanoTime();
                Page page = visitor.signsInWith(BETA, person);
                long time = System.nanoTime() - start;
                assertThat(page.isSignedIn()).isTrue();
                if (round >= WARM_UP) {
                    arm.getKey().add(time);
                }
            }
        }
        report(List.copyOf(arms.keySet()));
    }

    @Test
    void challenged_logins(Stage stage) {
        Agency plain = stage.site().agencyWithoutStep();
        Agency step = stage.site().ownAgency(Map.of());
        Person known = plain.person().knownAt(BETA);
        Timings base = new Timings("plain brokered login");
        Timings challenged = new Timings("challenged login");
        for (int round = 0; round < WARM_UP + CHALLENGES; round++) {
            Visitor quiet = plain.visitor();
            long start = System.nanoTime();
            assertThat(quiet.signsInWith(BETA, known).isSignedIn()).isTrue();
            long quick = System.nanoTime() - start;

            Person person = step.person().knownAt(ALFA).linkedTo(BETA);
            Visitor visitor = step.visitor();
            start = System.nanoTime();
            Page page = visitor.signsInWith(BETA, person);
            long asked = System.nanoTime() - start;
            // The time that the mail takes to be read is nobody's but the reader's.
            String code = stage.mail().code(person.email());
            start = System.nanoTime();
            assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
            if (round >= WARM_UP) {
                base.add(quick);
                challenged.add(asked + System.nanoTime() - start);
            }
        }
        report(List.of(base, challenged));
    }

    private static void report(List<Timings> arms) {
        arms.forEach(arm -> System.out.println(arm.line(arms.get(0))));
    }
}
