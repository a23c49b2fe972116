package dev.identitycheck.delivery.sms.failover;

import dev.failsafe.CircuitBreaker;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Fate;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.failover.FailoverSmsGatewayFactory.Place;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Locale;

/**
 * Asks gateways one after the other until one takes the message. One that fails again and again is left out for a while;
 * then the next message tries it. No message that a gateway may have taken is given to another.
 */
final class FailoverSmsGateway implements SmsGatewayProvider {

    private final List<Member> members;

    /**
     * A gateway in the row.
     *
     * @param place where it stands
     * @param gateway asked
     * @param breaker open while it is left out
     */
    record Member(Place place, SmsGatewayProvider gateway, CircuitBreaker<Object> breaker) {

        void send(SmsMessage message) throws SmsException {
            try {
                gateway.send(message);
                breaker.recordSuccess();
                count("taken");
            } catch (SmsException e) {
                note(e.fate());
                throw e;
            } catch (RuntimeException e) {
                // Nobody knows how far it came.
                note(Fate.UNCERTAIN);
                throw SmsException.uncertain(
                        "the gateway broke down: " + e.getClass().getSimpleName(), e);
            }
        }

        // A gateway that says no is there and answers; it may have been the number's fault.
        private void note(Fate fate) {
            count(fate.name().toLowerCase(Locale.ROOT));
            if (fate == Fate.REFUSED) {
                breaker.recordSuccess();
            } else {
                breaker.recordFailure();
            }
        }

        private void count(String answer) {
            Counter.builder("identity_check.gateway.asked")
                    .description("Messages that a failover gave to a gateway, by what it answered")
                    .tags("failover", place.row(), "gateway", place.gateway(), "answer", answer)
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
                if (e.fate() == Fate.UNCERTAIN) {
                    throw e;
                }
                last = e;
            }
        }
        throw last;
    }
}
