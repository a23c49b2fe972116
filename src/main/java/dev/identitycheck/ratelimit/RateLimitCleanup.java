package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Deletes expired rows of the rate limit table. It runs on one node at a time. */
public final class RateLimitCleanup implements ScheduledTask {

    private final InstantSource clock;

    public RateLimitCleanup(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = clock.instant();
        for (LimitType limit : LimitType.values()) {
            Transactions.runInOwn(session.getKeycloakSessionFactory(), own -> RateLimitRepository.of(own)
                    .deleteExpired(limit, now));
        }
    }
}
