package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Population;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@RealServer
@Tag("full")
@DisplayName("Notices of a server that is killed again and again")
class OutboxCrashIT {

    private static final int PEOPLE = Integer.getInteger("it.crash.people", 1_000);
    private static final int CRASHES = 5;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    // A killed server's messenger held its notice for this long.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Queue<Person> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Person> confirmed = new ConcurrentLinkedQueue<>();

    @Test
    void reach_everybody_whose_identity_was_confirmed(Stage stage, TestReporter report) throws IOException {
        assumeThat(stage.onDistribution()).isTrue();
        try (Site site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=2")) {
            Agency agency = site.ownAgency(Map.of("existingLinks", "check"));
            waiting.addAll(Population.of(agency, BETA, PEOPLE));
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int thread = 0; thread < AT_ONCE; thread++) {
                all.add(CompletableFuture.runAsync(() -> work(stage, agency), threads));
            }
            for (int crash = 1; crash <= CRASHES; crash++) {
                int after = crash * PEOPLE / (CRASHES + 1);
                Await.get("%d confirmed".formatted(after), Duration.ofMinutes(30), () -> {
                    // A thread that has failed is heard of at once, and not when the time is up.
                    all.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
                    return Optional.of(after).filter(a -> confirmed.size() >= a);
                });
                site.crashes();
            }
            all.forEach(CompletableFuture::join);
            threads.shutdown();
            judge(stage, report);
        }
    }

    private void judge(Stage stage, TestReporter report) throws IOException {
        int duplicates = 0;
        for (Person person : confirmed) {
            Await.get("the notice to " + person.username(), LEASE.plus(PATIENCE), () -> Optional.of(person)
                    .filter(p -> notices(stage, p) > 0));
            duplicates += notices(stage, person) - 1;
        }
        assertThat(confirmed).hasSize(PEOPLE);
        String seen =
                "%d confirmed, %d crashes, %d notices sent twice".formatted(confirmed.size(), CRASHES, duplicates);
        Files.writeString(Path.of("target", "crash-notices.txt"), seen);
        report.publishEntry("notices", seen);
    }

    private static int notices(Stage stage, Person person) {
        return (int) stage.mail().notices(person.email()).stream()
                .map(Mail::subject)
                .filter(subject -> subject.startsWith("New way of signing in"))
                .count();
    }

    private void work(Stage stage, Agency agency) {
        for (Person next = waiting.poll(); next != null; next = waiting.poll()) {
            Person person = next;
            Await.get(
                    "a confirmation of " + person.username(),
                    Duration.ofMinutes(5),
                    () -> attempt(stage, agency, person));
            confirmed.add(person);
        }
    }

    // Whatever a dying server answers, or does not, the person tries again.
    private static Optional<Person> attempt(Stage stage, Agency agency, Person person) {
        try {
            person.letsTimePass(Duration.ofMinutes(11));
            int sent = stage.mail().codes(person.email()).size();
            Visitor visitor = agency.visitor();
            Page page = visitor.signsInWith(BETA, person);
            if (page.asksForCode()) {
                page = visitor.entersCode(page, stage.mail().code(person.email(), sent + 1));
            }
            return Optional.of(person).filter(p -> isConfirmed(p));
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(person).filter(OutboxCrashIT::isConfirmed);
        }
    }

    private static boolean isConfirmed(Person person) {
        return person.attribute("identity-check.identities")
                .filter(ledger -> ledger.contains("\"confirmedBy\":\"email\""))
                .isPresent();
    }
}
