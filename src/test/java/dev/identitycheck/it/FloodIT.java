package dev.identitycheck.it;

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
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@Tag("full")
@DisplayName("Two thousand requests for text messages, over two nodes")
class FloodIT {

    private static final int VISITORS = 40;
    private static final int REQUESTS = 50;
    private static final Map<String, String> ASKED_AT_ONCE = Map.of("channel", "sms", "existingLinks", "check");

    @Test
    void by_one_client_address_and_for_one_user_get_what_the_limits_say(Stage stage) {
        assumeThat(stage.onPostgres() && stage.onDistribution()).isTrue();
        try (Site cluster = stage.cluster()) {
            Agency agency = cluster.ownAgency(ASKED_AT_ONCE);
            agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.smsPerAddress", "40"));
            forMany(stage, agency);
            agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.smsPerAddress", "100000"));
            forOne(stage, agency);
        }
    }

    // A quarter of 40 in ten minutes.
    private static void forMany(Stage stage, Agency agency) {
        List<Person> people = people(agency, VISITORS);

        floods(agency, people);

        assertThat(sent(stage, people)).isEqualTo(10);
    }

    // One a minute, and four of five in ten minutes for one identity.
    private static void forOne(Stage stage, Agency agency) {
        List<Person> one = people(agency, 1);
        Instant start = Instant.now();

        floods(agency, one);

        long minutes = Duration.between(start, Instant.now()).toMinutes();
        assertThat(sent(stage, one)).isBetween(1, (int) Math.min(4, minutes + 1));
    }

    private static List<Person> people(Agency agency, int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> agency.person(Contacts.PHONE).linkedTo(BETA))
                .toList();
    }

    private static void floods(Agency agency, List<Person> people) {
        List<Page> pages = Crowd.of(VISITORS).all(number -> {
            Visitor visitor = agency.visitorAt(number % 2);
            Page page = visitor.signsInWith(BETA, people.get(number % people.size()));
            for (int request = 1; request < REQUESTS; request++) {
                page = visitor.presses(page, "resend");
            }
            return page;
        });
        assertThat(pages).allMatch(Page::asksForCode);
    }

    private static int sent(Stage stage, Collection<Person> people) {
        return people.stream()
                .mapToInt(person -> stage.sms().to(person.phone()).size())
                .sum();
    }
}
