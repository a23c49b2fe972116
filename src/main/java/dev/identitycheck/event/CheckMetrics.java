package dev.identitycheck.event;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;

/**
 * Turns events into metrics. Labels are names that administrators gave and constants of this extension; none identifies
 * a person.
 */
public final class CheckMetrics {

    /** How often each outcome was written. */
    public static final String OUTCOMES = "identity.check.outcomes";

    /** How often a lock was set. */
    public static final String LOCKS = "identity.check.locks";

    /** The current findings of the doctor. */
    public static final String FINDINGS = "identity.check.doctor.findings";

    private static final String ENFORCED = "enforce";

    private CheckMetrics() {}

    /** Counts an event by its outcome, and ignores events without one. To be called with every event. */
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

    /** Counts a lock that was newly set. */
    public static void locked(String realm, String provider, String purpose) {
        Metrics.counter(LOCKS, "realm", realm, "provider", provider, "purpose", purpose)
                .increment();
    }
}
