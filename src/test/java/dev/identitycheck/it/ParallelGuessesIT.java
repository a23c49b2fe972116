package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Guesses at the same time")
class ParallelGuessesIT {

    private static final int LOGINS = 16;
    private static final int THREADS = 32;
    private static final int GUESSES = 200;
    private static final int LIMIT = 5;

    /** One login of many: its browser, the code page, and the code that would be right. */
    private record Login(Visitor visitor, Page page, String code) {}

    @Test
    void are_compared_as_often_as_the_limit_says(Stage stage) {
        guess(stage, stage.agency(), 1);
    }

    @Test
    @Tag("full")
    void are_compared_as_often_as_the_limit_says_over_two_nodes(Stage stage) {
        assumeThat(stage.onPostgres() && stage.onDistribution()).isTrue();
        try (Site cluster = stage.cluster()) {
            guess(stage, cluster.agency(), 2);
        }
    }

    private static void guess(Stage stage, Agency agency, int nodes) {
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        List<Login> logins = logins(stage, agency, person, nodes);

        AtomicInteger guesses = new AtomicInteger();
        Crowd.of(THREADS).all(number -> keepsGuessing(logins.get(number % LOGINS), guesses));

        assertThat(person.count("identity-check.failures")).isEqualTo(LIMIT);
        assertThat(person.count("identity-check.failures-total")).isEqualTo(LIMIT);
        assertThat(agency.outcomes(person)).filteredOn("wrong_code"::equals).hasSize(LIMIT);

        List<Page> last = Crowd.of(LOGINS).all(number -> {
            Login login = logins.get(number);
            return login.visitor().entersCode(login.page(), login.code());
        });
        assertThat(last).noneMatch(Page::isSignedIn);
        assertThat(last).noneMatch(Page::isBroken);
        assertThat(agency.outcomes(person)).doesNotContain("confirmed");
        assertThat(agency.visitor().signsInWith(BETA, person).isLocked()).isTrue();
    }

    private static List<Login> logins(Stage stage, Agency agency, Person person, int nodes) {
        List<Login> logins = new ArrayList<>();
        for (int number = 1; number <= LOGINS; number++) {
            Visitor visitor = agency.visitorAt(number % nodes);
            Page page = visitor.signsInWith(BETA, person);
            logins.add(new Login(visitor, page, stage.mail().code(person.email(), number)));
            person.letsTimePass(Duration.ofMinutes(11)); // or the next login would get no code of its own
        }
        return logins;
    }

    private static int keepsGuessing(Login login, AtomicInteger guesses) {
        Page page = login.page();
        int made = 0;
        for (int guess = guesses.incrementAndGet(); guess <= GUESSES; guess = guesses.incrementAndGet()) {
            // After the lock there is no form any more: the old one is posted again and again.
            Page from = page.asksForCode() ? page : login.page();
            page = login.visitor().entersCode(from, Wrong.codeFor(login.code(), guess));
            made++;
        }
        return made;
    }

    @Test
    void by_one_login_are_no_different(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        Login login = new Login(visitor, page, stage.mail().code(person.email()));

        AtomicInteger guesses = new AtomicInteger();
        Crowd.of(THREADS).all(number -> keepsGuessing(login, guesses));

        assertThat(person.count("identity-check.failures")).isLessThanOrEqualTo(LIMIT);
        assertThat(agency.outcomes(person)).filteredOn("wrong_code"::equals).hasSizeLessThanOrEqualTo(LIMIT);
    }
}
