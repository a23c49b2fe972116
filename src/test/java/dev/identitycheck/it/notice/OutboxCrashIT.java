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
import dev.identitycheck.pages.Language;
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
import java.util.function.Consumer;
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

    // Seven notices each.
    private static final int BUSY_PEOPLE = (PEOPLE + 6) / 7;
    private static final List<Deed> DEEDS = List.of(
            Deed.ADMINISTRATOR_RESETS_PASSWORD,
            Deed.ADMINISTRATOR_IMPORTS_APP,
            Deed.SUPPORT_UNLOCKS,
            Deed.ADMINISTRATOR_SWITCHES_ON,
            Deed.ADMINISTRATOR_REMOVES_APP,
            Deed.ADMINISTRATOR_SIGNS_OUT);

    private final Queue<Person> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Person> done = new ConcurrentLinkedQueue<>();

    @Test
    void reach_everybody_whose_identity_was_confirmed(Stage stage, TestReporter report) throws IOException {
        assumeThat(stage.onDistribution()).isTrue();
        try (Site site = killedSite(stage)) {
            Agency agency = site.ownAgency(Map.of("existingLinks", "check"));
            crashes(site, Population.of(agency, BETA, PEOPLE), person -> confirms(stage, agency, person));
            judge(stage, report);
        }
    }

    @Test
    void reach_everybody_for_all_that_was_done(Stage stage, TestReporter report) throws IOException {
        assumeThat(stage.onDistribution()).isTrue();
        try (Site site = killedSite(stage)) {
            Agency agency = site.ownAgency(Map.of("existingLinks", "check"));
            crashes(site, Population.of(agency, BETA, BUSY_PEOPLE), person -> {
                confirms(stage, agency, person);
                Account account = new Account(stage, agency, person, agency.visitor());
                DEEDS.forEach(deed -> happens(deed, account));
            });
            judgeAll(stage, agency, report);
        }
    }

    private static Site killedSite(Stage stage) {
        return stage.ownSite("--spi-events-listener--identity-check--sweep-interval=2");
    }

    private void crashes(Site site, List<Person> people, Consumer<Person> deeds) {
        waiting.addAll(people);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < AT_ONCE; thread++) {
            all.add(CompletableFuture.runAsync(() -> work(deeds), threads));
        }
        for (int crash = 1; crash <= CRASHES; crash++) {
            int after = crash * people.size() / (CRASHES + 1);
            Await.get("%d done".formatted(after), Duration.ofMinutes(30), () -> {
                // A thread that has failed is heard of at once, and not when the time is up.
                all.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
                return Optional.of(after).filter(a -> done.size() >= a);
            });
            site.crashes();
        }
        all.forEach(CompletableFuture::join);
        threads.shutdown();
        assertThat(done).hasSameSizeAs(people);
    }

    /** Does it again until the server has said that it is done. */
    private static void happens(Deed deed, Account account) {
        Await.get(deed + " to " + account.person().username(), Duration.ofMinutes(5), () -> {
            try {
                deed.happens(account);
                return Optional.of(deed);
            } catch (RuntimeException | AssertionError e) {
                return Optional.of(deed).filter(d -> d == Deed.ADMINISTRATOR_REMOVES_APP && isWithoutApp(account));
            }
        });
    }

    private static boolean isWithoutApp(Account account) {
        try {
            return account.credentials("otp").isEmpty();
        } catch (RuntimeException | AssertionError e) {
            return false;
        }
    }

    /** What is in the history was committed with what it tells of: so each of it has to be told. */
    private void judgeAll(Stage stage, Agency agency, TestReporter report) throws IOException {
        int told = 0;
        int mails = 0;
        int ofOrder = 0;
        for (Person person : done) {
            Account account = new Account(stage, agency, person, agency.visitor());
            List<String> history = account.history();
            assertThat(history)
                    .contains("confirmed")
                    .containsAll(DEEDS.stream().map(Deed::kind).toList());
            List<String> subjects =
                    Await.get("%s to %s".formatted(history, person.username()), LEASE.plus(PATIENCE), () -> Optional.of(
                                    subjects(stage, person))
                            .filter(seen -> history.stream()
                                    .allMatch(kind -> count(seen, subject(agency, kind)) >= count(history, kind))));
            told += history.size();
            mails += subjects.size();
            List<String> order = subjects.stream().distinct().toList();
            ofOrder += order.equals(history.stream()
                            .map(kind -> subject(agency, kind))
                            .distinct()
                            .toList())
                    ? 0
                    : 1;
        }
        String seen =
                "%d notices of %d kinds to %d people, %d crashes, none lost, %d sent twice, %d people out of order"
                        .formatted(told, DEEDS.size() + 1, done.size(), CRASHES, mails - told, ofOrder);
        Files.writeString(Path.of("target", "crash-notices-of-all-kinds.txt"), seen);
        report.publishEntry("notices", seen);
        assertThat(told).isGreaterThanOrEqualTo(PEOPLE);
        assertThat(ofOrder).as("notices reach one account in order").isZero();
    }

    private static String subject(Agency agency, String kind) {
        return Language.EN.say("identityCheckNoticeSubject." + kind, agency.name());
    }

    private static List<String> subjects(Stage stage, Person person) {
        return stage.mail().notices(person.email()).stream().map(Mail::subject).toList();
    }

    private static long count(List<String> all, String one) {
        return all.stream().filter(one::equals).count();
    }

    private void judge(Stage stage, TestReporter report) throws IOException {
        int duplicates = 0;
        for (Person person : done) {
            Await.get("the notice to " + person.username(), LEASE.plus(PATIENCE), () -> Optional.of(person)
                    .filter(p -> notices(stage, p) > 0));
            duplicates += notices(stage, person) - 1;
        }
        String seen = "%d confirmed, %d crashes, %d notices sent twice".formatted(done.size(), CRASHES, duplicates);
        Files.writeString(Path.of("target", "crash-notices.txt"), seen);
        report.publishEntry("notices", seen);
    }

    private static int notices(Stage stage, Person person) {
        return (int) stage.mail().notices(person.email()).stream()
                .map(Mail::subject)
                .filter(subject -> subject.startsWith("New way of signing in"))
                .count();
    }

    private void work(Consumer<Person> deeds) {
        for (Person next = waiting.poll(); next != null; next = waiting.poll()) {
            deeds.accept(next);
            done.add(next);
        }
    }

    private static void confirms(Stage stage, Agency agency, Person person) {
        Await.get(
                "a confirmation of " + person.username(), Duration.ofMinutes(5), () -> attempt(stage, agency, person));
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
