package dev.identitycheck.keycloak;

import java.time.Instant;
import org.keycloak.common.util.Time;

/**
 * The server's clock, which Keycloak's tests can move. Domain rules never read it: they take the time as a parameter.
 */
public final class ServerClock {

    private ServerClock() {}

    /** The current time. */
    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
