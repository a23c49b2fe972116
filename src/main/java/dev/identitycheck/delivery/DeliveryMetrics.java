package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.phone.PhoneNumberParser;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The metrics of messages at the server's {@code /metrics}. Labels come from settings and lists: none holds an address,
 * a number or a name of a person.
 */
public final class DeliveryMetrics {

    private static final String PREFIX = "identity_check.";
    private static final String CHANNEL = "channel";
    private static final String GATEWAY = "gateway";
    private static final String OUTCOME = "outcome";

    // Around the dispatcher's grace period, and around the time-outs of gateways.
    private static final Duration[] BUCKETS = Stream.of(50, 100, 200, 400, 800, 1_500, 3_000, 5_000, 10_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private DeliveryMetrics() {}

    /**
     * The metric tags of one message to one contact.
     *
     * @param channel {@code email}, {@code sms} or {@code pec}
     * @param gateway the name of the gateway; {@code smtp} for e-mails
     * @param country the country of the number; empty for e-mails
     * @param segments how many segments the carrier charges
     */
    public record MessageTags(String channel, String gateway, String country, int segments) {

        static MessageTags to(Contact contact, DeliveryQueueKey key) {
            if (contact instanceof Contact.Phone phone) {
                return to(phone, key.destination().isEmpty() ? "default" : key.destination(), 1);
            }
            return mail(key.channel().key());
        }

        /** The tags of an e-mail. */
        public static MessageTags mail(String channel) {
            return new MessageTags(channel, "smtp", "", 0);
        }

        /** The tags of a text message. */
        public static MessageTags to(Contact.Phone phone, String gateway, int segments) {
            return new MessageTags(
                    Channel.SMS.key(),
                    gateway,
                    PhoneNumberParser.countryOf(phone).orElse("other"),
                    segments);
        }

        MessageTags with(String newGateway, int newSegments) {
            return new MessageTags(channel, newGateway, country, newSegments);
        }
    }

    /** Starts the timer of a message that is about to be handed over. */
    public static Timer.Sample begin() {
        return Timer.start(Metrics.globalRegistry);
    }

    /** Counts a message by its result and stops its timer. */
    public static void end(Timer.Sample sample, MessageTags tags, DeliveryResult result) {
        String outcome = result.key();
        counter("messages", "Messages by what became of them", tags, outcome).increment();
        counter("segments", "What carriers charge for messages", tags, outcome).increment(tags.segments());
        sample.stop(Timer.builder(PREFIX + "handover")
                .description("Time to hand a message to a mail server or gateway")
                .tags(CHANNEL, tags.channel(), GATEWAY, tags.gateway(), OUTCOME, outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(Metrics.globalRegistry));
    }

    /** Counts a request to hand over an inbound text message that the gateway did not sign. */
    public static void inboundRefused(String realm) {
        Counter.builder(PREFIX + "inbound.refused")
                .description("Requests to sms-inbound that the gateway did not sign")
                .tag("realm", realm)
                .register(Metrics.globalRegistry)
                .increment();
    }

    /** Counts a message, or an attempt in a recovery, that a limit denied. */
    public static void limited(String limit) {
        Counter.builder(PREFIX + "limits.hit")
                .description("Messages that a limit kept from going, and what one denied in recoveries")
                .tag("limit", limit)
                .register(Metrics.globalRegistry)
                .increment();
    }

    static void registerQueueGauges(DeliveryQueues<DeliveryQueueKey> queues) {
        for (Channel channel : Channel.values()) {
            Gauge.builder(PREFIX + "queue", queues, q -> q.waiting(key -> key.channel() == channel))
                    .description("Messages that wait for a worker")
                    .tag(CHANNEL, channel.key())
                    .strongReference(true)
                    .register(Metrics.globalRegistry);
        }
    }

    private static Counter counter(String name, String description, MessageTags tags, String outcome) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(CHANNEL, tags.channel(), GATEWAY, tags.gateway())
                .tags("country", tags.country(), OUTCOME, outcome)
                .register(Metrics.globalRegistry);
    }
}
