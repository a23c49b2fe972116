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

/** Creates the gateway {@code failover}, which asks other gateways in order. */
public final class FailoverSmsGatewayFactory implements SmsGatewayProviderFactory {

    private static final Logger LOG = Logger.getLogger(FailoverSmsGatewayFactory.class);
    private static final String ID = "failover";
    private static final String GATEWAYS = "gateways";

    private final Map<GatewayKey, CircuitBreaker<Object>> breakers = new ConcurrentHashMap<>();

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
            GatewayKey key = new GatewayKey(options.name(), name);
            CircuitBreaker<Object> breaker = breakers.computeIfAbsent(key, k -> withGauge(k, failures, pause));
            // A gateway with invalid options counts as failed: the others must still be asked.
            SmsGatewayProvider gateway =
                    message -> member(session, options, name).send(message);
            members.add(new FailoverSmsGateway.Member(key, gateway, breaker));
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
        // Another failover could name this one, in an endless recursion.
        if (SmsGateways.kindOf(session, name).equals(ID)) {
            throw options.wrong(GATEWAYS, "names another failover");
        }
        return SmsGateways.named(session, name);
    }

    /** The state of each gateway that was asked since this node started. */
    public Map<GatewayKey, BreakerState> breakerStates() {
        return breakers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> state(e.getValue())));
    }

    private static BreakerState state(CircuitBreaker<Object> breaker) {
        return switch (breaker.getState()) {
            case CLOSED -> BreakerState.ASKED;
            case HALF_OPEN -> BreakerState.TRIED;
            case OPEN -> BreakerState.LEFT_OUT;
        };
    }

    private static CircuitBreaker<Object> withGauge(GatewayKey key, int failures, Duration pause) {
        CircuitBreaker<Object> breaker = breaker(key, failures, pause);
        Gauge.builder("identity_check.gateway.breaker", breaker, FailoverSmsGatewayFactory::gaugeValue)
                .description("How a gateway stands: 0 asked, 1 tried, 2 left out")
                .tags("failover", key.failover(), "gateway", key.gateway())
                .strongReference(true)
                .register(Metrics.globalRegistry);
        return breaker;
    }

    private static int gaugeValue(CircuitBreaker<Object> breaker) {
        return switch (state(breaker)) {
            case ASKED -> 0;
            case TRIED -> 1;
            case LEFT_OUT -> 2;
        };
    }

    static CircuitBreaker<Object> breaker(GatewayKey key, int failures, Duration pause) {
        return CircuitBreaker.builder()
                .withFailureThreshold(failures)
                .withSuccessThreshold(1)
                .withDelay(pause)
                .onOpen(e -> LOG.warnf("identity-check event=gateway_left_out gateway=%s", key.gateway()))
                .onClose(e -> LOG.infof("identity-check event=gateway_back gateway=%s", key.gateway()))
                .build();
    }
}
