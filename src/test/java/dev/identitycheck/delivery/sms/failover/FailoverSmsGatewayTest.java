package dev.identitycheck.delivery.sms.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.failsafe.CircuitBreaker;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.failover.FailoverSmsGateway.Member;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The gateway failover")
class FailoverSmsGatewayTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Carrier first = new Carrier();
    private final Carrier second = new Carrier();
    private final GatewayKey firstKey = new GatewayKey("failover", "first");
    private final GatewayKey secondKey = new GatewayKey("failover", "second");
    private final CircuitBreaker<Object> breaker = FailoverSmsGatewayFactory.breaker(firstKey, 3, LONG);
    private final FailoverSmsGateway gateway = new FailoverSmsGateway(List.of(
            new Member(firstKey, first, breaker),
            new Member(secondKey, second, FailoverSmsGatewayFactory.breaker(secondKey, 3, LONG))));
    private int sent;

    /** A gateway that keeps what it took, and does as it is told. */
    private static final class Carrier implements SmsGatewayProvider {

        private final List<String> asked = new ArrayList<>();
        private @Nullable Reason fails;
        private boolean breaksDown;

        @Override
        public void send(SmsMessage message) throws SmsException {
            asked.add(message.text());
            if (breaksDown) {
                throw new IllegalStateException("+393331234567");
            }
            if (fails != null) {
                throw switch (fails) {
                    case REFUSED -> SmsException.refused("no");
                    case BUSY -> SmsException.busy("not now", null);
                    case UNCERTAIN -> SmsException.uncertain("silence", null);
                };
            }
        }
    }

    private void sends() throws SmsException {
        gateway.send(new SmsMessage("+393331234567", "", "m" + ++sent));
    }

    private SmsException fails() {
        return catchThrowableOfType(SmsException.class, this::sends);
    }

    @Test
    @DisplayName("asks the first alone while it takes messages")
    void first() throws SmsException {
        sends();
        sends();
        assertThat(first.asked).containsExactly("m1", "m2");
        assertThat(second.asked).isEmpty();
    }

    @Test
    @DisplayName("tells operators what each gateway answered")
    void counted() throws SmsException {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        Metrics.addRegistry(metrics);
        try {
            first.fails = Reason.BUSY;
            sends();
            second.fails = Reason.UNCERTAIN;
            fails();

            // What earlier tests counted is there too, at nothing.
            assertThat(metrics.find("identity_check.gateway.asked").counters())
                    .filteredOn(c -> c.count() > 0)
                    .extracting(
                            c -> c.getId().getTag("gateway") + " " + c.getId().getTag("answer") + " " + c.count())
                    .containsExactlyInAnyOrder("first busy 2.0", "second taken 1.0", "second uncertain 1.0");
        } finally {
            Metrics.removeRegistry(metrics);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"REFUSED", "BUSY"})
    @DisplayName("asks the next where the first certainly did not take the message")
    void next(Reason reason) throws SmsException {
        first.fails = reason;
        sends();
        assertThat(second.asked).containsExactly("m1");
    }

    @Test
    @DisplayName("asks nobody else where the first may have taken the message")
    void notTwice() {
        first.fails = Reason.UNCERTAIN;
        assertThat(fails().reason()).isEqualTo(Reason.UNCERTAIN);
        assertThat(second.asked).isEmpty();
    }

    @Test
    @DisplayName("nor where the first broke down, and tells no more of that than its kind")
    void breakdown() {
        first.breaksDown = true;
        SmsException failure = fails();
        assertThat(failure.reason()).isEqualTo(Reason.UNCERTAIN);
        assertThat(failure).hasMessage("the gateway broke down: IllegalStateException");
        assertThat(second.asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"BUSY", "UNCERTAIN"})
    @DisplayName("leaves a gateway out after three failures in a row")
    void leavesOut(Reason reason) throws SmsException {
        first.fails = reason;
        for (int i = 0; i < 3; i++) {
            if (reason == Reason.UNCERTAIN) {
                fails();
            } else {
                sends();
            }
        }
        assertThat(breaker.isOpen()).isTrue();
        sends();
        sends();
        assertThat(first.asked).containsExactly("m1", "m2", "m3");
        assertThat(second.asked).endsWith("m4", "m5");
    }

    @Test
    @DisplayName("leaves out none that says no: it is there and answers")
    void refusals() throws SmsException {
        first.fails = Reason.REFUSED;
        for (int i = 0; i < 10; i++) {
            sends();
        }
        assertThat(first.asked).hasSize(10);
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    @DisplayName("forgets failures that a success came after")
    void inARow() throws SmsException {
        first.fails = Reason.BUSY;
        sends();
        sends();
        first.fails = null;
        sends();
        first.fails = Reason.BUSY;
        sends();
        sends();
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    @DisplayName("tries the first again after the pause, and is back there when it recovered")
    void recovers() throws SmsException {
        first.fails = Reason.BUSY;
        sends();
        sends();
        sends();
        breaker.halfOpen();
        first.fails = null;
        sends();
        sends();
        assertThat(breaker.isClosed()).isTrue();
        assertThat(first.asked).endsWith("m4", "m5");
        assertThat(second.asked).containsExactly("m1", "m2", "m3");
    }

    @Test
    @DisplayName("tries it with one message, and leaves it out again when that fails too")
    void stillDown() throws SmsException {
        first.fails = Reason.BUSY;
        sends();
        sends();
        sends();
        breaker.halfOpen();
        sends();
        assertThat(breaker.isOpen()).isTrue();
        assertThat(second.asked).endsWith("m4");
    }

    @Test
    @DisplayName("says what the last one said where none took the message")
    void noneLeft() {
        first.fails = Reason.BUSY;
        second.fails = Reason.REFUSED;
        SmsException failure = fails();
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessage("no");
    }

    @Test
    @DisplayName("says so at once where all are left out")
    void allLeftOut() {
        first.fails = Reason.BUSY;
        second.fails = Reason.BUSY;
        fails();
        fails();
        fails();
        assertThat(fails().reason()).isEqualTo(Reason.BUSY);
        assertThat(first.asked).hasSize(3);
        assertThat(second.asked).hasSize(3);
    }
}
