package dev.identitycheck.delivery.sms.failover;

import dev.failsafe.CircuitBreaker;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Locale;

/**
 * Asks gateways one after the other until one accepts the message. A gateway that fails repeatedly is left out for a
 * while; then the next message tries it. A message that a gateway may have accepted is given to no other gateway.
 */
final class FailoverSmsGateway implements SmsGatewayProvider {

    private final List<Member> members;

    /**
     * A gateway of the failover.
     *
     * @param key the names of the failover and the gateway
     * @param gateway the gateway
     * @param breaker the circuit breaker, open while the gateway is left out
     */
    record Member(GatewayKey key, SmsGatewayProvider gateway, CircuitBreaker<Object> breaker) {

        void send(SmsMessage message) throws SmsException {
            try {
                gateway.send(message);
                breaker.recordSuccess();
                count("taken");
            } catch (SmsException e) {
                report(e.reason());
                throw e;
            } catch (RuntimeException e) {
                // It is unknown whether the message was accepted.
                report(Reason.UNCERTAIN);
                throw SmsException.uncertain(
                        "the gateway broke down: " + e.getClass().getSimpleName(), e);
            }
        }

        // A gateway that refuses a message is available; the reason may be the number.
        private void report(Reason reason) {
            count(reason.name().toLowerCase(Locale.ROOT));
            if (reason == Reason.REFUSED) {
                breaker.recordSuccess();
            } else {
                breaker.recordFailure();
            }
        }

        private void count(String answer) {
            Counter.builder("identity_check.gateway.asked")
                    .description("Messages that a failover gave to a gateway, by what it answered")
                    .tags("failover", key.failover(), "gateway", key.gateway(), "answer", answer)
                    .register(Metrics.globalRegistry)
                    .increment();
        }
    }

    FailoverSmsGateway(List<Member> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public void send(SmsMessage message) throws SmsException {
        SmsException last = SmsException.busy("every gateway is left out at present, for it failed lately", null);
        for (Member member : members) {
            if (!member.breaker().tryAcquirePermit()) {
                continue;
            }
            try {
                member.send(message);
                return;
            } catch (SmsException e) {
                if (e.reason() == Reason.UNCERTAIN) {
                    throw e;
                }
                last = e;
            }
        }
        throw last;
    }
}
