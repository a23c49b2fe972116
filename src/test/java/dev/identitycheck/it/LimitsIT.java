package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Text messages")
class LimitsIT {

    private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);
    private static final String NOT_NOW = "No text message can be sent now";

    private static Agency agency(Stage stage, String setting, String value) {
        Agency agency = stage.site().ownAgency(Map.of("channel", "sms", "notify", "none"));
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check." + setting, value));
        return agency;
    }

    private static Person person(Agency agency, Contacts contacts) {
        return agency.person(contacts).knownAt(ALFA).linkedTo(BETA);
    }

    private static int sent(Stage stage, Collection<Person> people) {
        return people.stream()
                .mapToInt(person -> stage.sms().to(person.phone()).size())
                .sum();
    }

    private static String limit(Agency agency, Person person) {
        return agency.event(person, "limited")
                .path("details")
                .path("identity_check_limit")
                .asText();
    }

    @Test
    void of_many_people_at_once_stay_within_the_days_budget(Stage stage) {
        Agency agency = agency(stage, "smsDailyBudget", "5");
        List<Person> people = IntStream.range(0, 10)
                .mapToObj(number -> person(agency, Contacts.PHONE))
                .toList();

        List<Page> pages = Crowd.of(10).all(number -> agency.visitor().signsInWith(BETA, people.get(number)));

        assertThat(pages).allMatch(Page::asksForCode);
        assertThat(sent(stage, people)).isEqualTo(4);
        assertThat(pages).filteredOn(page -> page.text().contains(NOT_NOW)).hasSize(6);
        Person late = person(agency, Contacts.PHONE);
        Page page = agency.visitor().signsInWith(BETA, late);
        assertThat(page.text()).containsPattern(NOT_NOW + "\\. The next one can go in \\d+ (hours|minutes)");
        assertThat(limit(agency, late)).isEqualTo("budget");
        assertThat(agency.visitor().signsInWith(ALFA, late).isSignedIn()).isTrue();
    }

    @Test
    void over_the_budget_give_way_to_mail(Stage stage) {
        Agency agency = agency(stage, "smsDailyBudget", "0");
        Person person = person(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);

        assertThat(page.text()).contains("(email)").doesNotContain("(SMS)");
        assertThat(limit(agency, person)).isEqualTo("budget");
        assertThat(visitor.entersCode(page, stage.mail().code(person.email())).isSignedIn())
                .isTrue();
    }

    @Test
    void go_to_the_countries_that_the_realm_names(Stage stage) {
        Agency agency = agency(stage, "smsCountries", "VN");
        Person person = person(agency, Contacts.PHONE);

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.text()).contains("No text message can be sent to your number");
        assertThat(limit(agency, person)).isEqualTo("country");
        assertThat(stage.sms().to(person.phone())).isEmpty();
    }

    @Test
    void about_one_identity_leave_room_for_the_owners_own(Stage stage) {
        Agency agency = agency(stage, "smsPerUser", "4");
        agency.addProvider("spid-gamma", "spid-gamma");
        Person person = person(agency, Contacts.PHONE).linkedTo("spid-gamma");
        for (int number = 1; number <= 4; number++) {
            agency.visitor().signsInWith(BETA, person);
            person.letsTimePass(ELEVEN_MINUTES);
        }
        assertThat(stage.sms().to(person.phone())).hasSize(3);
        assertThat(limit(agency, person)).isEqualTo("identity");

        Visitor owner = agency.visitor();
        Page page = owner.signsInWith("spid-gamma", person);

        assertThat(owner.entersCode(page, stage.sms().code(person.phone(), 4)).isSignedIn())
                .isTrue();
    }

    @Test
    void of_notices_count_too_and_leave_half_of_the_budget_for_codes(Stage stage) {
        Agency agency = agency(stage, "smsDailyBudget", "5");
        agency.setsStep(Map.of("channel", "sms"));
        List<Person> people = IntStream.range(0, 3)
                .mapToObj(number -> person(agency, Contacts.PHONE))
                .toList();

        Await.holds(
                "two notices, and one that waits",
                () -> noticed(stage, people) == 2
                        && people.stream().anyMatch(p -> p.attribute("identity-check.outbox")
                                .filter(box -> box.contains("\"tries\":1"))
                                .isPresent()));

        for (Person person : people.subList(0, 2)) {
            Visitor visitor = agency.visitor();
            Page page = visitor.signsInWith(BETA, person);
            assertThat(visitor.entersCode(page, stage.sms().code(person.phone()))
                            .isSignedIn())
                    .isTrue();
        }
        assertThat(agency.visitor().signsInWith(BETA, people.get(2)).text()).contains(NOT_NOW);
        assertThat(noticed(stage, people)).isEqualTo(2);
    }

    private static int noticed(Stage stage, Collection<Person> people) {
        return people.stream()
                .mapToInt(person -> stage.sms().notices(person.phone()).size())
                .sum();
    }

    @Test
    void that_the_gateway_refuses_are_not_counted(Stage stage) {
        Agency agency = agency(stage, "smsDailyBudget", "2");
        stage.sms().refuses();
        for (int number = 1; number <= 3; number++) {
            Person refused = person(agency, Contacts.PHONE);
            assertThat(agency.visitor().signsInWith(BETA, refused).text()).contains("could not be sent");
        }
        stage.sms().reset();
        Person person = person(agency, Contacts.PHONE);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);

        assertThat(visitor.entersCode(page, stage.sms().code(person.phone())).isSignedIn())
                .isTrue();
    }
}
