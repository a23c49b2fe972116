package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What the server's {@code /metrics} says of messages. Labels come from settings and lists: none holds an address, a
 * number or a name of a person.
 */
public final class DeliveryMetrics {

    private static final String PREFIX = "identity_check.";
    private static final String CHANNEL = "channel";
    private static final String GATEWAY = "gateway";
    private static final String OUTCOME = "outcome";

    // Around the grace, and around what gateways are waited for.
    private static final Duration[] BUCKETS = Stream.of(50, 100, 200, 400, 800, 1_500, 3_000, 5_000, 10_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private DeliveryMetrics() {}

    /**
     * One message to one contact.
     *
     * @param channel {@code email}, {@code sms} or {@code pec}
     * @param gateway the gateway's name
     * @param country the number's country
     * @param segments what a carrier charges
     */
    public record Posted(String channel, String gateway, String country, int segments) {

        static Posted to(Contact contact, DeliveryQueueKey lane) {
            if (contact instanceof Contact.Phone phone) {
                return to(phone, lane.destination().isEmpty() ? "default" : lane.destination(), 1);
            }
            return mail(lane.channel());
        }

        /** A mail. */
        public static Posted mail(String channel) {
            return new Posted(channel, "smtp", "", 0);
        }

        /** A text message. */
        public static Posted to(Contact.Phone phone, String gateway, int segments) {
            return new Posted("sms", gateway, PhoneNumberParser.countryOf(phone).orElse("other"), segments);
        }

        Posted with(String newGateway, int newSegments) {
            return new Posted(channel, newGateway, country, newSegments);
        }
    }

    /** A message is about to be handed over. */
    public static Timer.Sample begin() {
        return Timer.start(Metrics.globalRegistry);
    }

    /** Something became of it. */
    public static void end(Timer.Sample sample, Posted posted, DeliveryResult attempted) {
        String outcome = attempted.key();
        counter("messages", "Messages by what became of them", posted, outcome).increment();
        counter("segments", "What carriers charge for messages", posted, outcome)
                .increment(posted.segments());
        sample.stop(Timer.builder(PREFIX + "handover")
                .description("Time to hand a message to a mail server or gateway")
                .tags(CHANNEL, posted.channel(), GATEWAY, posted.gateway(), OUTCOME, outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(Metrics.globalRegistry));
    }

    /** A request to hand over a text message came from somebody else than the gateway. */
    public static void inboundRefused(String realm) {
        Counter.builder(PREFIX + "inbound.refused")
                .description("Requests to sms-inbound that the gateway did not sign")
                .tag("realm", realm)
                .register(Metrics.globalRegistry)
                .increment();
    }

    /** A message was asked for, or something tried in a recovery, and a limit was in the way. */
    public static void limited(String limit) {
        Counter.builder(PREFIX + "limits.hit")
                .description("Messages that a limit kept from going, and what one denied in recoveries")
                .tag("limit", limit)
                .register(Metrics.globalRegistry)
                .increment();
    }

    static void watch(DeliveryQueues lanes) {
        for (String channel : new String[] {"email", "sms"}) {
            Gauge.builder(PREFIX + "queue", lanes, l -> l.waiting(channel))
                    .description("Messages that wait for a worker")
                    .tag(CHANNEL, channel)
                    .strongReference(true)
                    .register(Metrics.globalRegistry);
        }
    }

    private static Counter counter(String name, String description, Posted posted, String outcome) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(CHANNEL, posted.channel(), GATEWAY, posted.gateway())
                .tags("country", posted.country(), OUTCOME, outcome)
                .register(Metrics.globalRegistry);
    }
}
