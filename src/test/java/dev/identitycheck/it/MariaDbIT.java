package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
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
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs where the package of the database is installed. */
@RealServer
@EnabledIf(
        value = "dev.identitycheck.it.stage.MariaDbDatabase#isInstalled",
        disabledReason = "MariaDB is not installed; -Dit.mariadbd names a mariadbd that is elsewhere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("On MariaDB")
class MariaDbIT {

    private static final String NUMBER = "+393331234567";

    private Site site;

    @BeforeAll
    void starts(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        site = stage.siteOnMariaDb();
    }

    @AfterAll
    void stops() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void text_messages_to_one_number_stay_within_their_limit_however_many_are_asked_for_at_once() {
        Agency agency = site.ownAgency(Map.of("channel", "sms", "notify", "none"));
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.smsPerNumber", "4"));
        List<Person> people =
                IntStream.range(0, 20).mapToObj(n -> sharing(agency)).toList();
        people.forEach(person -> person.knownAt(ALFA).linkedTo(BETA));
        for (int round = 1; round <= 3; round++) {
            List<Page> pages = Crowd.of(20).all(number -> agency.visitor().signsInWith(BETA, people.get(number)));
            assertThat(pages).allMatch(Page::asksForCode);
            assertThat(site.inboxes().sms().to(NUMBER)).hasSize(round);
            site.database().letsLimitsPass(Duration.ofMinutes(11));
            people.forEach(person -> person.letsTimePass(Duration.ofMinutes(11)));
        }
    }

    @Test
    void exactly_so_many_guesses_are_looked_at() {
        Agency agency = site.ownAgency(Map.of());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        List<Visitor> visitors = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Visitor visitor = agency.visitor();
            visitors.add(visitor);
            pages.add(visitor.signsInWith(BETA, person));
        }
        String code = site.inboxes().mail().code(person.email());

        Crowd.of(40).all(number -> visitors.get(number % 8)
                .entersCode(pages.get(number % 8), Wrong.codeFor(code, number + 1)));

        assertThat(person.count("identity-check.failures")).isLessThanOrEqualTo(5);
        assertThat(agency.outcomes(person)).filteredOn("wrong_code"::equals).hasSizeLessThanOrEqualTo(5);
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    private static Person sharing(Agency agency) {
        Person person = agency.person(Contacts.PHONE);
        agency.changeAccount(person, account -> account.withObject("/attributes")
                .putArray("phoneNumber")
                .add(NUMBER));
        return person;
    }
}
