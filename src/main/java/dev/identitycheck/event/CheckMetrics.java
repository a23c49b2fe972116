package dev.identitycheck.event;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;

/**
 * Where events become metrics. Labels are names that administrators gave and words of this extension's own; nothing in
 * them speaks of a person.
 */
public final class CheckMetrics {

    /** How often each outcome was told. */
    public static final String OUTCOMES = "identity.check.outcomes";

    /** How often a lock was set. */
    public static final String LOCKS = "identity.check.locks";

    /** What the doctor finds at present. */
    public static final String FINDINGS = "identity.check.doctor.findings";

    private static final String ENFORCED = "enforce";

    private CheckMetrics() {}

    /** To be called with every event; those that carry no outcome are passed over. */
    public static void hear(Event event) {
        String outcome = detail(event, CheckEvents.DETAIL);
        if (outcome != null) {
            Metrics.counter(OUTCOMES, tags(event).and("outcome", outcome)).increment();
        }
    }

    private static Tags tags(Event event) {
        return Tags.of(
                "realm", Objects.requireNonNullElse(event.getRealmName(), ""),
                "provider", Objects.requireNonNullElse(detail(event, Details.IDENTITY_PROVIDER), ""),
                "mode", Objects.requireNonNullElse(detail(event, CheckEvents.MODE), ENFORCED));
    }

    private static @Nullable String detail(Event event, String key) {
        return event.getDetails() == null ? null : event.getDetails().get(key);
    }

    /** A lock was set that had not been there. */
    public static void locked(String realm, String provider, String purpose) {
        Metrics.counter(LOCKS, "realm", realm, "provider", provider, "purpose", purpose)
                .increment();
    }
}
