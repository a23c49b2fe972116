package dev.identitycheck.delivery.sms.failover;

import dev.failsafe.CircuitBreaker;
import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory;
import dev.identitycheck.delivery.sms.SmsGateways;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** The gateway {@code failover}. */
public final class FailoverSmsGatewayFactory implements SmsGatewayProviderFactory {

    private static final Logger LOG = Logger.getLogger(FailoverSmsGatewayFactory.class);
    private static final String ID = "failover";
    private static final String GATEWAYS = "gateways";

    private final Map<Place, CircuitBreaker<Object>> breakers = new ConcurrentHashMap<>();

    /**
     * One gateway in one row: rows may be of different patience.
     *
     * @param row the failover's name
     * @param gateway the other's name
     */
    public record Place(String row, String gateway) {}

    /** How a gateway stands in a row. */
    public enum Standing {
        /** It is asked. */
        ASKED,
        /** It was left out, and the next message tries it. */
        TRIED,
        /** It is left out. */
        LEFT_OUT
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String requiredOption() {
        return GATEWAYS;
    }

    @Override
    public SmsGatewayProvider create(KeycloakSession session, GatewayOptions options) throws SmsException {
        Duration pause = Duration.ofSeconds(options.number("pause", 30, 1, 3_600));
        int failures = options.number("failures", 3, 1, 100);
        List<FailoverSmsGateway.Member> members = new ArrayList<>();
        for (String name : options.names(GATEWAYS)) {
            Place place = new Place(options.name(), name);
            CircuitBreaker<Object> breaker = breakers.computeIfAbsent(place, p -> watched(p, failures, pause));
            // One that is set up wrong is like one that is down: it must not take the others with it.
            SmsGatewayProvider gateway =
                    message -> member(session, options, name).send(message);
            members.add(new FailoverSmsGateway.Member(place, gateway, breaker));
        }
        return new FailoverSmsGateway(members);
    }

    @Override
    public void check(KeycloakSession session, GatewayOptions options) throws SmsException {
        create(session, options);
        for (String name : options.names(GATEWAYS)) {
            member(session, options, name);
        }
    }

    private static SmsGatewayProvider member(KeycloakSession session, GatewayOptions options, String name)
            throws SmsException {
        // It could name this one, and so on for ever.
        if (SmsGateways.kindOf(session, name).equals(ID)) {
            throw options.wrong(GATEWAYS, "names another failover");
        }
        return SmsGateways.named(session, name);
    }

    /** How each gateway stands that was asked since this node started. */
    public Map<Place, Standing> standings() {
        return breakers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> standing(e.getValue())));
    }

    private static Standing standing(CircuitBreaker<Object> breaker) {
        return switch (breaker.getState()) {
            case CLOSED -> Standing.ASKED;
            case HALF_OPEN -> Standing.TRIED;
            case OPEN -> Standing.LEFT_OUT;
        };
    }

    private static CircuitBreaker<Object> watched(Place place, int failures, Duration pause) {
        CircuitBreaker<Object> breaker = breaker(place, failures, pause);
        Gauge.builder("identity_check.gateway.breaker", breaker, FailoverSmsGatewayFactory::number)
                .description("How a gateway stands: 0 asked, 1 tried, 2 left out")
                .tags("failover", place.row(), "gateway", place.gateway())
                .strongReference(true)
                .register(Metrics.globalRegistry);
        return breaker;
    }

    private static int number(CircuitBreaker<Object> breaker) {
        return switch (standing(breaker)) {
            case ASKED -> 0;
            case TRIED -> 1;
            case LEFT_OUT -> 2;
        };
    }

    static CircuitBreaker<Object> breaker(Place place, int failures, Duration pause) {
        return CircuitBreaker.builder()
                .withFailureThreshold(failures)
                .withSuccessThreshold(1)
                .withDelay(pause)
                .onOpen(e -> LOG.warnf("identity-check event=gateway_left_out gateway=%s", place.gateway()))
                .onClose(e -> LOG.infof("identity-check event=gateway_back gateway=%s", place.gateway()))
                .build();
    }
}
