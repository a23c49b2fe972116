package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Mail;
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
@DisplayName("While the mail server is down")
class OutageIT {

    private static final Duration NO_WAIT = Duration.ofSeconds(4);

    @Test
    void nobody_waits_and_every_notice_arrives_afterwards_in_order(Stage stage) {
        try (Site site = stage.ownSite(
                "--spi-events-listener--identity-check--sweep-interval=1",
                "--spi-events-listener--identity-check--notice-retry=1")) {
            Agency agency = site.ownAgency(Map.of("channel", "sms"));
            List<Person> people = new ArrayList<>();
            stage.mail().goesDown();
            for (int number = 0; number < 10; number++) {
                people.add(confirms(stage, agency));
            }
            people.forEach(person -> Await.holds("a try in vain", () -> person.attribute("identity-check.outbox")
                    .filter(box -> box.matches(".*\"tries\":[1-9].*"))
                    .isPresent()));

            stage.mail().comesUp();

            for (Person person : people) {
                Noticed.mail(stage, person.email(), "New way of signing in");
                assertThat(stage.mail().notices(person.email()))
                        .extracting(Mail::subject)
                        .containsExactly(
                                "A way of signing in was connected to your account at " + agency.name(),
                                "New way of signing in to your account at " + agency.name());
                assertThat(person.attribute("identity-check.handles")
                                .orElseThrow()
                                .split("\"digest\":\"[^\"]{43}\",\"fact\""))
                        .as("those that nobody was sent are gone; the message with the code had one")
                        .hasSize(4);
            }
        }
    }

    private static Person confirms(Stage stage, Agency agency) {
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.sms().code(person.phone());
        long before = System.nanoTime();
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(NO_WAIT);
        return person;
    }
}
