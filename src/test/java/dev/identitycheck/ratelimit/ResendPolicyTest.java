package dev.identitycheck.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.ratelimit.MessageLog.Sent;
import dev.identitycheck.ratelimit.ResendPolicy.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("One message a minute for each identity, five in ten minutes for an account")
class ResendPolicyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ResendPolicy policy = new ResendPolicy(MINUTE);

    @Nested
    @DisplayName("Between two messages about one identity")
    class Interval {

        private final MessageLog log = log(sent("hers", 0));

        @ParameterizedTest(name = "{0} ms later: {1}")
        @CsvSource({"0, false", "1, false", "59999, false", "60000, true", "60001, true"})
        @DisplayName("there is a minute, to the millisecond")
        void toTheMillisecond(long millis, boolean now) {
            assertThat(policy.admit(log, "next", "hers", NOON.plusMillis(millis)) instanceof Admission.Now)
                    .isEqualTo(now);
        }

        @Test
        @DisplayName("the waiting is told to its end")
        void told() {
            assertThat(policy.admit(log, "next", "hers", NOON.plusSeconds(20)))
                    .isEqualTo(new Admission.Later(NOON.plus(MINUTE)));
            assertThat(policy.nextAt(log, "hers", NOON.plusSeconds(20))).isEqualTo(NOON.plus(MINUTE));
            assertThat(policy.nextAt(log, "hers", NOON.plusSeconds(80))).isEqualTo(NOON.plusSeconds(80));
        }

        @Test
        @DisplayName("another identity need not wait")
        void another() {
            assertThat(policy.admit(log, "next", "his", NOON)).isInstanceOf(Admission.Now.class);
        }

        @Test
        @DisplayName("a message that could not be sent costs no time")
        void takenBack() {
            MessageLog without = log.without("hers@0");
            assertThat(without).isEqualTo(MessageLog.EMPTY);
            assertThat(policy.admit(without, "next", "hers", NOON)).isInstanceOf(Admission.Now.class);
            assertThat(log.without("something else")).isEqualTo(log);
        }

        @Test
        @DisplayName("the setting may be as long as the window")
        void tenMinutes() {
            ResendPolicy slow = new ResendPolicy(Duration.ofMinutes(10));
            assertThat(slow.admit(log, "next", "hers", NOON.plusSeconds(599)))
                    .isEqualTo(new Admission.Later(NOON.plusSeconds(600)));
            assertThat(slow.admit(log, "next", "hers", NOON.plusSeconds(600))).isInstanceOf(Admission.Now.class);
        }
    }

    @Nested
    @DisplayName("In ten minutes")
    class Window {

        private final MessageLog five = log(sent("a", 0), sent("b", 10), sent("c", 20), sent("d", 30), sent("e", 40));

        @Test
        @DisplayName("the fifth message of an account may go, the sixth waits until the first is ten minutes old")
        void fivePerAccount() {
            assertThat(policy.admit(log(five.sent().subList(0, 4)), "next", "f", NOON.plusSeconds(41)))
                    .isInstanceOf(Admission.Now.class);
            assertThat(policy.admit(five, "next", "f", NOON.plusSeconds(41)))
                    .isEqualTo(new Admission.Later(NOON.plusSeconds(600)));
        }

        @ParameterizedTest(name = "after {0} ms: {1}")
        @CsvSource({"599999, false", "600000, true", "600001, true"})
        @DisplayName("are counted to the millisecond")
        void edge(long millis, boolean now) {
            assertThat(policy.admit(five, "next", "f", NOON.plusMillis(millis)) instanceof Admission.Now)
                    .isEqualTo(now);
        }

        @Test
        @DisplayName("one identity takes four at most, and leaves the fifth to another")
        void fourPerIdentity() {
            MessageLog four =
                    log(sent("stranger", 0), sent("stranger", 60), sent("stranger", 120), sent("stranger", 180));
            assertThat(policy.admit(log(four.sent().subList(0, 3)), "next", "stranger", NOON.plusSeconds(240)))
                    .isInstanceOf(Admission.Now.class);
            assertThat(policy.admit(four, "next", "stranger", NOON.plusSeconds(240)))
                    .isEqualTo(new Admission.Later(NOON.plusSeconds(600)));
            assertThat(policy.admit(four, "next", "owner", NOON.plusSeconds(240)))
                    .isInstanceOf(Admission.Now.class);
        }

        @Test
        @DisplayName("of two waits the longer is told")
        void longer() {
            MessageLog log = log(sent("a", 0), sent("a", 60), sent("a", 120), sent("a", 580));
            assertThat(policy.admit(log, "next", "a", NOON.plusSeconds(590)))
                    .isEqualTo(new Admission.Later(NOON.plusSeconds(640)));
            assertThat(policy.admit(log, "next", "a", NOON.plusSeconds(581)))
                    .isEqualTo(new Admission.Later(NOON.plusSeconds(640)));
        }

        @Test
        @DisplayName("more than are allowed, as after a change of the rules, wait for all but four to go")
        void tooMany() {
            MessageLog seven = log(
                    sent("a", 0), sent("b", 1), sent("c", 2), sent("d", 3), sent("e", 4), sent("f", 5), sent("g", 6));
            assertThat(policy.admit(seven, "next", "h", NOON.plusSeconds(10)))
                    .isEqualTo(new Admission.Later(NOON.plusSeconds(602)));
        }

        @Test
        @DisplayName("the order in which nodes wrote them does not matter")
        void anyOrder() {
            MessageLog mixed = log(sent("e", 40), sent("a", 0), sent("d", 30), sent("b", 10), sent("c", 20));
            assertThat(policy.admit(mixed, "next", "f", NOON.plusSeconds(41)))
                    .isEqualTo(new Admission.Later(NOON.plusSeconds(600)));
        }

        @Test
        @DisplayName("taking one back leaves room for one")
        void takenBack() {
            assertThat(policy.admit(five.without("c@20"), "next", "f", NOON.plusSeconds(41)))
                    .isInstanceOf(Admission.Now.class);
        }
    }

    @Nested
    @DisplayName("The log")
    class Log {

        @Test
        @DisplayName("takes the message in before it is sent, and lets go of what is ten minutes old")
        void kept() {
            MessageLog log = log(sent("a", 0), sent("b", 1));
            assertThat(policy.admit(log, "next", "c", NOON.plusSeconds(600)))
                    .isEqualTo(new Admission.Now(log(sent("b", 1), new Sent("next", "c", NOON.plusSeconds(600)))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 200, 600})
    @DisplayName("However it is asked, the limits hold, and what is promised is kept")
    void longWalk(int interval) {
        Walk walk = new Walk(new ResendPolicy(Duration.ofSeconds(interval)), new Random(interval));
        for (int i = 0; i < 5_000; i++) {
            walk.step();
        }
        assertThat(walk.all).hasSizeGreaterThan(100);
    }

    private static final class Walk {

        private final ResendPolicy policy;
        private final Random random;
        private final List<Sent> all = new ArrayList<>();
        private MessageLog log = MessageLog.EMPTY;
        private Instant now = NOON;

        Walk(ResendPolicy policy, Random random) {
            this.policy = policy;
            this.random = random;
        }

        void step() {
            now = now.plusMillis(random.nextInt(40_000));
            String about = "identity-" + random.nextInt(3);
            Admission admission = policy.admit(log, "m" + all.size(), about, now);
            if (admission instanceof Admission.Now admitted) {
                log = admitted.log();
                all.add(new Sent("m" + all.size(), about, now));
                assertLimitsHold(about);
            } else if (admission instanceof Admission.Later later) {
                Instant until = later.until();
                assertThat(policy.admit(log, "x", about, until.minusMillis(1))).isInstanceOf(Admission.Later.class);
                assertThat(policy.admit(log, "x", about, until)).isInstanceOf(Admission.Now.class);
            }
        }

        private void assertLimitsHold(String about) {
            List<Sent> lately = all.stream()
                    .filter(s -> s.at().isAfter(now.minus(Duration.ofMinutes(10))))
                    .toList();
            assertThat(lately).hasSizeLessThanOrEqualTo(5);
            assertThat(lately).filteredOn(s -> s.about().equals(about)).hasSizeLessThanOrEqualTo(4);
            assertThat(all)
                    .filteredOn(s -> s.about().equals(about) && s.at().isAfter(now.minus(policy.interval())))
                    .hasSize(1);
        }
    }

    private static Sent sent(String about, long second) {
        return new Sent(about + "@" + second, about, NOON.plusSeconds(second));
    }

    private static MessageLog log(Sent... sent) {
        return log(List.of(sent));
    }

    private static MessageLog log(List<Sent> sent) {
        return new MessageLog(sent);
    }
}
