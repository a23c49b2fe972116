package dev.identitycheck.bench;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
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

    private static final int WARM_UP = 200;
    private static final int ROUNDS = 300;
    private static final int CHALLENGES = 200;
    private static final int COLD = 60;

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
            Agency totp = stage.site().agencyWithoutStep();
            totp.runsAfterLogin("auth-otp-form", Map.of());
            totp.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
            Agency step = stage.site().ownAgency(Map.of());
            // What a login costs at its provider is mostly the password, which tests make cheap.
            step.admin().change("/" + BETA, provider -> provider.put("passwordPolicy", ""));
            step.changeRealm(r -> r.withObject("/smtpServer").put("port", Integer.toString(mail.port())));
            Arms arms = new Arms();
            for (int round = 0; round < WARM_UP + CHALLENGES; round++) {
                Person person = step.person().knownAt(ALFA).linkedTo(BETA);
                arms.round(
                        login(none.person().linkedTo(BETA)),
                        app(totp.person().linkedTo(BETA).hasApp()),
                        challenge(person, mail),
                        login(person));
                if (round == COLD - 1) {
                    arms.report("the first " + COLD + " after the start");
                    arms = new Arms();
                }
                if (round == WARM_UP - 1) {
                    arms = new Arms();
                }
            }
            arms.report("warm");
        }
    }

    /** A login in nanoseconds: until its second page, or all of it where it has none, and from the code on. */
    private record Login(long page, long code) {}

    private static final class Arms {

        private final Timings base = new Timings("no step");
        private final Timings known = new Timings("identity-check, known");
        private final Timings app = new Timings("Keycloak's TOTP form");
        private final Timings appPage = new Timings("- until its page");
        private final Timings appCode = new Timings("- the request with the code");
        private final Timings challenged = new Timings("identity-check, challenged");
        private final Timings page = new Timings("- until its page");
        private final Timings code = new Timings("- the request with the code");

        void round(Login none, Login totp, Login challenge, Login again) {
            base.add(none.page());
            known.add(again.page());
            app.add(totp.page() + totp.code());
            appPage.add(totp.page());
            appCode.add(totp.code());
            challenged.add(challenge.page() + challenge.code());
            page.add(challenge.page());
            code.add(challenge.code());
        }

        void report(String when) {
            System.out.println("Challenged logins, " + when + ":");
            LoginBenchmark.report(List.of(base, known, app, appPage, appCode, challenged, page, code));
            System.out.println(code.line(appCode));
        }
    }

    private static Login login(Person person) {
        Visitor visitor = person.agency().visitor();
        long start = System.nanoTime();
        assertThat(visitor.signsInWith(BETA, person).isSignedIn()).isTrue();
        return new Login(System.nanoTime() - start, 0);
    }

    private static Login app(Person person) {
        Visitor visitor = person.agency().visitor();
        String code = AuthenticatorApp.code();
        long start = System.nanoTime();
        Page page = visitor.signsInWith(BETA, person);
        long asked = System.nanoTime();
        assertThat(visitor.entersAppCode(page, code).isSignedIn()).isTrue();
        return new Login(asked - start, System.nanoTime() - asked);
    }

    private static Login challenge(Person person, QuickMail mail) {
        Visitor visitor = person.agency().visitor();
        long start = System.nanoTime();
        Page page = visitor.signsInWith(BETA, person);
        long asked = System.nanoTime() - start;
        // The time that the mail takes to be read is nobody's but the reader's.
        String code = mail.code(person.email());
        start = System.nanoTime();
        Page after = visitor.entersCode(page, code);
        long entered = System.nanoTime() - start;
        assertThat(after.isSignedIn()).as(after.toString()).isTrue();
        // The notice of the new access goes out a little later: what it costs would be some other login's.
        mail.awaits(2, person.email());
        return new Login(asked, entered);
    }

    private static void report(List<Timings> arms) {
        arms.forEach(arm -> System.out.println(arm.line(arms.get(0))));
    }
}
