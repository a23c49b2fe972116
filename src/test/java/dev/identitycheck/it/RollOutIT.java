package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Population;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A realm whose people are linked already")
class RollOutIT {

    private static final int OLD_LINKS = 20;
    private static final int TO_BE_ASKED = 4;
    private static final int WITHOUT_CONTACT = 3;

    @Test
    void is_watched_first_and_then_asks_nobody_who_comes_with_an_old_link(Stage stage) {
        rollOut(stage, 500);
    }

    @Test
    @Tag("full")
    void is_watched_first_and_then_asks_nobody_who_comes_with_an_old_link_among_ten_thousand(Stage stage) {
        rollOut(stage, 10_000);
    }

    private static void rollOut(Stage stage, int size) {
        Agency agency = stage.site().ownAgency(Map.of("mode", "observe"));
        // All the others, who do not come: imported with their links while the step is bound.
        Population.fill(agency, ALFA, size);
        List<Person> old = people(agency, Contacts.EMAIL, OLD_LINKS);
        List<Person> asked = people(agency, Contacts.EMAIL, TO_BE_ASKED);
        List<Person> unreachable = people(agency, Contacts.NONE, WITHOUT_CONTACT);
        List<Person> withSecond =
                Stream.concat(asked.stream(), unreachable.stream()).toList();
        List<Person> all = Stream.concat(old.stream(), withSecond.stream()).toList();

        all.forEach(person -> assertSignedIn(agency, person, ALFA));
        withSecond.forEach(person -> person.linkedTo(BETA));
        withSecond.forEach(person -> assertSignedIn(agency, person, BETA));
        withSecond.forEach(person -> assertSignedIn(agency, person, BETA));

        assertThat(all).allMatch(p -> p.attribute("identity-check.identities").isPresent());
        assertThat(observed(agency, "IDENTITY_PROVIDER_POST_LOGIN", "challenged"))
                .hasSize(TO_BE_ASKED);
        assertThat(observed(agency, "IDENTITY_PROVIDER_POST_LOGIN_ERROR", "no_contact"))
                .hasSize(WITHOUT_CONTACT);

        agency.setsStep(Map.of("mode", "enforce"));
        all.forEach(person -> assertSignedIn(agency, person, ALFA));
        assertThat(asked).allMatch(p -> agency.visitor().signsInWith(BETA, p).asksForCode());
        assertThat(unreachable)
                .allMatch(p -> agency.visitor().signsInWith(BETA, p).isRefused());
        Person late = people(agency, Contacts.EMAIL, 1).get(0);
        assertSignedIn(agency, late, ALFA);
    }

    /** Different people, as an operator counts them among the events of one type. */
    private static Set<String> observed(Agency agency, String type, String outcome) {
        Set<String> users = new HashSet<>();
        for (JsonNode event : agency.admin().get(agency.path("/events?max=100000&type=" + type))) {
            JsonNode details = event.path("details");
            if (details.path("identity_check_mode").asText().equals("observe")
                    && details.path("identity_check").asText().equals(outcome)) {
                users.add(event.path("userId").asText());
            }
        }
        return users;
    }

    private static List<Person> people(Agency agency, Contacts contacts, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> agency.person(contacts).linkedTo(ALFA))
                .toList();
    }

    private static void assertSignedIn(Agency agency, Person person, String provider) {
        Page page = agency.visitor().signsInWith(provider, person);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }
}
