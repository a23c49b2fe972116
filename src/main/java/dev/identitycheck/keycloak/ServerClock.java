package dev.identitycheck.keycloak;

import java.time.Instant;
import org.keycloak.common.util.Time;

/** The server's clock, which Keycloak's tests can move. Rules never read it: they are told the time. */
public final class ServerClock {

    private ServerClock() {}

    /** Now. */
    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
