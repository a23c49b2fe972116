package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@Tag("full")
@DisplayName("A server that ends while messages are under way")
class CrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(61);
    private static final Duration SLOW = Duration.ofSeconds(3);

    @Test
    void by_a_crash_loses_nothing_that_the_page_has_claimed(Stage stage) {
        assumeThat(stage.onPostgres() && stage.onDistribution()).isTrue();
        try (Site cluster = stage.cluster()) {
            Agency agency = cluster.ownAgency(Map.of("channel", "sms", "existingLinks", "check"));
            Person person = agency.person(Contacts.PHONE).linkedTo(BETA);
            stage.sms().hangs();
            Visitor visitor = agency.visitorAt(1);

            Page page = visitor.signsInWith(BETA, person);
            cluster.killNode(1);

            assertThat(page.text())
                    .contains("being sent")
                    .doesNotContain("Code sent to")
                    .doesNotContain("we sent you");
            Await.passes(PATIENCE);
            page = visitor.goesTo(page.url().replace(cluster.url(1), cluster.url(0)));
            assertThat(page.text()).contains("We do not know whether the code was sent");

            stage.sms().reset();
            page = visitor.presses(page, "resend");
            assertThat(visitor.entersCode(page, stage.sms().code(person.phone()))
                            .isSignedIn())
                    .isTrue();
        }
    }

    @Test
    void in_good_order_sends_them_first(Stage stage) {
        List<Person> people = new ArrayList<>();
        try (Site site = stage.ownSite()) {
            Agency agency = site.ownAgency(Map.of("existingLinks", "check"));
            for (int number = 0; number < 3; number++) {
                people.add(agency.person().linkedTo(BETA));
            }
            stage.mail().isSlow(SLOW);
            List<Page> pages =
                    Crowd.of(people.size()).all(number -> agency.visitor().signsInWith(BETA, people.get(number)));
            assertThat(pages).allMatch(page -> page.text().contains("being sent"));
        }
        assertThat(people).allSatisfy(person -> assertThat(stage.mail().codes(person.email()))
                .hasSize(1));
    }
}
