package dev.identitycheck.ratelimit;

import java.time.Instant;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Removes counts whose time is over. It runs on one node at a time. */
public final class RateLimitCleanup implements ScheduledTask {

    private final Supplier<Instant> clock;

    public RateLimitCleanup(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = clock.get();
        for (LimitType limit : LimitType.values()) {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> RateLimitRepository.of(own).sweep(limit, now));
        }
    }
}
