package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Recoveries for existing and for unknown numbers, in turn. Each pair of number and address comes several times, so
 * that the counters and waits that the first tries have left are seen too.
 */
@RealServer
@Tag("full")
@DisplayName("A thousand recoveries for existing and a thousand for unknown numbers")
class TimingIT {

    private static final int EACH = Integer.getInteger("it.recoveries", 1_000);
    private static final int TIMES = 5;
    private static final Duration PLANTED = Duration.ofMillis(10);
    private static final int WARM_UP = 40;

    @Test
    void differ_in_nothing(Stage stage) throws IOException {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        // Longer than the test: at the very end of a wait two tries a moment apart may see different pages, whoever
        // they are.
        agency.sets(Forgetful.FLOW, "identity-check-recovery-code", Map.of("resendInterval", "600"));
        List<Person> people = IntStream.range(0, EACH / TIMES)
                .mapToObj(each -> Forgetful.numbered(agency.person().hasPassword()))
                .toList();
        run(agency, people.subList(0, Math.min(WARM_UP, people.size())), Duration.ZERO);

        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
        for (int time = 0; time < TIMES; time++) {
            seen = seen.and(run(agency, people, Duration.ZERO));
        }
        assertThat(shapes(seen.existing())).as("status, size and headers").isEqualTo(shapes(seen.unknown()));
        Interval difference = seen.difference();
        assertThat(difference.low())
                .as("difference of medians, ms: %s", difference)
                .isGreaterThan(-5);
        assertThat(difference.high())
                .as("difference of medians, ms: %s", difference)
                .isLessThan(5);

        Interval control =
                run(agency, people, PLANTED).and(run(agency, people, PLANTED)).difference();
        assertThat(control.low()).as("10 ms that were planted, ms: %s", control).isGreaterThan(0);
        Files.writeString(
                Path.of("target", "recovery-timing.txt"),
                "%d and %d recoveries: difference of medians %s ms; with 10 ms planted %s ms%n"
                        .formatted(seen.existing().size(), seen.unknown().size(), difference, control));
    }

    private static Set<String> shapes(List<Answer> answers) {
        return answers.stream().map(Answer::shape).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Seen run(Agency agency, List<Person> people, Duration planted) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
        for (Person person : people) {
            String number = Forgetful.number(person);
            seen.existing().add(Probe.at(agency).recovers(number, person.email(), planted));
            String nobody = person.email().replace("person", "nobody");
            seen.unknown().add(Probe.at(agency).recovers(number.replace("TAX", "XAT"), nobody, Duration.ZERO));
        }
        return seen;
    }

    /** What one recovery got, and how long that took. */
    record Answer(String shape, double millis) {}

    /** An interval in which a difference lies, with 95 of 100 chances. */
    private record Interval(double low, double high) {

        @Override
        public String toString() {
            return "%.2f…%.2f".formatted(low, high);
        }
    }

    private record Seen(List<Answer> existing, List<Answer> unknown) {

        Seen and(Seen more) {
            return new Seen(
                    Stream.concat(existing.stream(), more.existing.stream()).toList(),
                    Stream.concat(unknown.stream(), more.unknown.stream()).toList());
        }

        /** By drawing again and again from what was seen. */
        Interval difference() {
            Random random = new Random(7);
            List<Double> differences = IntStream.range(0, 2_000)
                    .mapToObj(draw -> median(drawn(existing, random)) - median(drawn(unknown, random)))
                    .sorted()
                    .toList();
            return new Interval(differences.get(50), differences.get(1_949));
        }

        private static List<Double> drawn(List<Answer> answers, Random random) {
            return IntStream.range(0, answers.size())
                    .mapToObj(
                            each -> answers.get(random.nextInt(answers.size())).millis())
                    .toList();
        }

        private static double median(List<Double> times) {
            return times.stream().sorted().toList().get(times.size() / 2);
        }
    }

    static void pauses(Duration time) {
        if (!time.isZero()) {
            LockSupport.parkNanos(time.toNanos());
        }
    }
}
