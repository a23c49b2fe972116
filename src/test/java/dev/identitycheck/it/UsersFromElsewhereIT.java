package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Directory;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealServer
@DisplayName("Users whom a directory keeps")
class UsersFromElsewhereIT {

    private static final int LIMIT = 5;
    private static final Directory DIRECTORY = new Directory();

    @AfterAll
    static void closeDirectory() {
        DIRECTORY.close();
    }

    private static Agency agency(Stage stage, Directory.Use use, Map<String, String> settings) {
        Agency agency = stage.site().ownAgency(settings);
        DIRECTORY.serves(agency, use);
        return agency;
    }

    @ParameterizedTest
    @EnumSource
    void are_asked_for_a_code_sent_to_the_directory_s_address_and_known_from_then_on(Directory.Use use, Stage stage) {
        Agency agency = agency(stage, use, Map.of());
        Person person = DIRECTORY.person(agency).knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        assertThat(stage.mail().codes(person.email())).hasSize(1);
        assertThat(person.attribute("identity-check.identities").orElseThrow()).contains("\"existing\"", "\"email\"");
        assertThat(person.account().toString()).doesNotContain("identity-check.");
        String link = Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                        .filter(mail -> mail.subject().startsWith("New way"))
                        .findFirst())
                .link();
        Visitor owner = agency.visitor();
        owner.posts(owner.goesTo(link).form("#kc-disown-form"));
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void have_exactly_so_many_guesses_looked_at_however_many_come_at_once(Directory.Use use, Stage stage) {
        Agency agency = agency(stage, use, Map.of());
        Person person = DIRECTORY.person(agency).knownAt(ALFA).linkedTo(BETA);
        List<Visitor> visitors = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int number = 1; number <= 8; number++) {
            Visitor visitor = agency.visitor();
            visitors.add(visitor);
            pages.add(visitor.signsInWith(BETA, person));
            codes.add(stage.mail().code(person.email(), number));
            person.letsTimePass(Duration.ofMinutes(11)); // or the next login would get no code of its own
        }

        Crowd.of(40).all(number -> visitors.get(number % 8)
                .entersCode(pages.get(number % 8), Wrong.codeFor(codes.get(number % 8), number + 1)));

        assertThat(person.count("identity-check.failures")).isEqualTo(LIMIT);
        assertThat(person.count("identity-check.failures-total")).isEqualTo(LIMIT);
        assertThat(agency.outcomes(person)).filteredOn("wrong_code"::equals).hasSize(LIMIT);
        assertThat(visitors.get(0).entersCode(pages.get(0), codes.get(0)).isSignedIn())
                .isFalse();
        assertThat(agency.visitor().signsInWith(BETA, person).isLocked()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void meet_their_first_step_at_the_same_time_and_get_one_ledger(Directory.Use use, Stage stage) {
        Agency agency = agency(stage, use, Map.of());
        Person person = DIRECTORY.person(agency).linkedTo(ALFA);

        List<Page> pages = Crowd.of(8).all(number -> agency.visitor().signsInWith(ALFA, person));

        assertThat(pages).allMatch(Page::isSignedIn);
        assertThat(person.attribute("identity-check.identities").orElseThrow().split("\"id\":", -1))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void lose_a_link_that_a_login_made_when_they_give_up(Directory.Use use, Stage stage) {
        Agency agency = agency(stage, use, Map.of());
        agency.linksByEmail();
        Person person = DIRECTORY.person(agency).knownAt(ALFA);
        person.hasIdentityAt(BETA, person.email());
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isTrue();

        visitor.presses(page, "cancel");

        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void are_locked_as_far_as_their_storage_lets_them_be_switched_off(Directory.Use use, Stage stage) {
        Agency agency = agency(stage, use, Map.of("lockScope", "account", "maxFailures", "1", "maxTotalFailures", "1"));
        Person person = DIRECTORY.person(agency).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);

        page = visitor.entersCode(page, Wrong.codeFor(stage.mail().code(person.email())));

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isFalse();
        boolean canBeSwitchedOff = use.name().startsWith("IMPORTED");
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isEqualTo(!canBeSwitchedOff);
        if (canBeSwitchedOff) {
            agency.changeAccount(person, account -> account.put("enabled", true));
            assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
            assertThat(person.count("identity-check.failures")).isZero();
        }
    }
}
