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
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the step costs a login, beside Keycloak's trivial step and no step at all, interleaved on one server. */
@RealServer
class LoginBenchmark {

    private static final int WARM_UP = 100;
    private static final int ROUNDS = 300;
    private static final int CHALLENGES = 100;

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
        arms.put(
                new Timings("identity-check, one of 50 known"),
                step.person().knownAt(BETA).knowsFurther(49));

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

    /** Each round has people of its own, in every arm: what the server has to read of them is part of each login. */
    @Test
    void challenged_logins(Stage stage) throws IOException {
        try (QuickMail mail = new QuickMail()) {
            Agency none = stage.site().agencyWithoutStep();
            Agency step = stage.site().ownAgency(Map.of());
            // What a login costs at its provider is mostly the password, which tests make cheap.
            step.admin().change("/" + BETA, provider -> provider.put("passwordPolicy", ""));
            step.changeRealm(r -> r.withObject("/smtpServer").put("port", Integer.toString(mail.port())));
            Timings base = new Timings("no step");
            Timings known = new Timings("identity-check, known");
            Timings challenged = new Timings("identity-check, challenged");
            for (int round = 0; round < WARM_UP + CHALLENGES; round++) {
                Person person = step.person().knownAt(ALFA).linkedTo(BETA);
                long[] nanos = {login(none.person().linkedTo(BETA)), challenge(person, mail), login(person)};
                if (round >= WARM_UP) {
                    base.add(nanos[0]);
                    challenged.add(nanos[1]);
                    known.add(nanos[2]);
                }
            }
            report(List.of(base, known, challenged));
        }
    }

    private static long login(Person person) {
        Visitor visitor = person.agency().visitor();
        long start = System.nanoTime();
        assertThat(visitor.signsInWith(BETA, person).isSignedIn()).isTrue();
        return System.nanoTime() - start;
    }

    private static long challenge(Person person, QuickMail mail) {
        Visitor visitor = person.agency().visitor();
        long start = System.nanoTime();
        Page page = visitor.signsInWith(BETA, person);
        long asked = System.nanoTime() - start;
        // The time that the mail takes to be read is nobody's but the reader's.
        String code = mail.code(person.email());
        start = System.nanoTime();
        Page after = visitor.entersCode(page, code);
        assertThat(after.isSignedIn()).as(after.toString()).isTrue();
        long time = asked + System.nanoTime() - start;
        // The notice of the new access goes out a little later: what it costs would be some other login's.
        mail.awaits(2, person.email());
        return time;
    }

    private static void report(List<Timings> arms) {
        arms.forEach(arm -> System.out.println(arm.line(arms.get(0))));
    }
}
