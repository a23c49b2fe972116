package dev.identitycheck.bench;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What slow and dead mail servers and gateways cost a login, theirs and others; arms interleaved on one server. */
@RealServer
class DispatchBenchmark {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 25;
    private static final int PARKED = 100;
    private static final int LOGINS = 25;
    private static final int PAIRS = 4;
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofMinutes(5);

    /** The time until the code page is there. */
    @Test
    void code_pages(Stage stage) throws IOException {
        try (QuickMail quick = new QuickMail()) {
            codePages(stage, quick);
        }
    }

    private static void codePages(Stage stage, QuickMail quick) {
        Agency mail = stage.site().ownAgency(Map.of("existingLinks", "check"));
        // A server of its own: the other one takes no mail while it is slow over another.
        Agency atOnce = stage.site().ownAgency(Map.of("existingLinks", "check"));
        atOnce.changeRealm(r -> r.withObject("/smtpServer").put("port", Integer.toString(quick.port())));
        Timings quickly = new Timings("mail at once");
        Agency sms = smsAgency(stage.site());
        Map<Timings, Runnable> byMail = new LinkedHashMap<>();
        Map<Timings, Runnable> bySms = new LinkedHashMap<>();
        byMail.put(new Timings("mail after 5 s"), () -> stage.mail().isSlow(FIVE_SECONDS));
        byMail.put(new Timings("mail never"), () -> stage.mail().isSlow(NEVER));
        bySms.put(new Timings("SMS at once"), () -> stage.sms().isSlow(Duration.ZERO));
        bySms.put(new Timings("SMS after 5 s"), () -> stage.sms().isSlow(FIVE_SECONDS));
        bySms.put(new Timings("SMS never"), () -> stage.sms().hangs());
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            boolean counts = round >= WARM_UP;
            codePage(quickly, stage::site, atOnce, Contacts.EMAIL, counts);
            byMail.forEach((arm, prepared) -> codePage(arm, prepared, mail, Contacts.EMAIL, counts));
            bySms.forEach((arm, prepared) -> codePage(arm, prepared, sms, Contacts.PHONE, counts));
        }
        report(Stream.concat(Stream.of(quickly), byMail.keySet().stream()).toList());
        report(List.copyOf(bySms.keySet()));
    }

    private static void codePage(Timings arm, Runnable prepared, Agency agency, Contacts contacts, boolean counts) {
        Person person = newcomer(agency, contacts);
        prepared.run();
        Visitor visitor = agency.visitor();
        long start = System.nanoTime();
        Page page = visitor.signsInWith(BETA, person);
        long time = System.nanoTime() - start;
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        if (counts) {
            arm.add(time);
        }
    }

    /** Logins of known identities, with and without a hundred others whose messages wait for a dead gateway. */
    @Test
    void known_logins_beside_parked_ones(Stage stage) {
        try (Site site = stage.ownSite("--spi-sms-gateway--http--timeout=20000")) {
            parked(stage, site);
        }
    }

    private static void parked(Stage stage, Site site) {
        Agency agency = site.ownAgency(Map.of());
        Agency parked = smsAgency(site);
        Person known = agency.person().knownAt(ALFA);
        for (int login = 0; login < LOGINS; login++) {
            login(known);
        }
        Timings quiet = new Timings("nothing parked");
        Timings beside = new Timings("a hundred parked");
        for (int pair = 0; pair < PAIRS; pair++) {
            List<Person> people = new ArrayList<>();
            for (int number = 0; number < PARKED; number++) {
                people.add(newcomer(parked, Contacts.PHONE));
            }
            measure(quiet, known);
            stage.sms().hangs();
            Crowd.of(PARKED).all(number -> parked.visitor().signsInWith(BETA, people.get(number)));
            measure(beside, known);
            assertThat(waiting(site)).as("messages that still wait").isPositive();
            stage.sms().reset();
            Await.get(
                    "an empty queue",
                    Duration.ofMinutes(3),
                    () -> waiting(site) == 0 ? Optional.of(true) : Optional.empty());
        }
        report(List.of(quiet, beside));
    }

    private static Agency smsAgency(Site site) {
        Agency agency = site.ownAgency(Map.of("channel", "sms", "existingLinks", "check"));
        agency.changeRealm(realm -> realm.withObject("/attributes")
                .put("identity-check.smsPerAddress", "100000")
                .put("identity-check.smsDailyBudget", "100000"));
        return agency;
    }

    private static Person newcomer(Agency agency, Contacts contacts) {
        return agency.person(contacts).linkedTo(BETA);
    }

    private static void measure(Timings arm, Person known) {
        for (int login = 0; login < LOGINS; login++) {
            arm.add(login(known));
        }
    }

    private static long login(Person person) {
        Visitor visitor = person.agency().visitor();
        long start = System.nanoTime();
        assertThat(visitor.signsInWith(ALFA, person).isSignedIn()).isTrue();
        return System.nanoTime() - start;
    }

    private static int waiting(Site site) {
        return site.metrics()
                .lines()
                .filter(line -> line.startsWith("identity_check_queue{channel=\"sms\"}"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    private static void report(List<Timings> arms) {
        arms.forEach(arm -> System.out.println(arm.line(arms.get(0))));
    }
}
