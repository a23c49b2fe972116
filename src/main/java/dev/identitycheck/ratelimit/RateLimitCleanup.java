package dev.identitycheck.ratelimit;

import dev.identitycheck.keycloak.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Deletes expired rows of the rate limit table. It runs on one node at a time. */
public final class RateLimitCleanup implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(RateLimitCleanup.class);

    private final InstantSource clock;

    public RateLimitCleanup(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = clock.instant();
        for (LimitType limit : LimitType.values()) {
            delete(session, limit, now);
        }
    }

    // What keeps one kind of limit from being deleted must not keep the others; the next run retries it.
    private static void delete(KeycloakSession session, LimitType limit, Instant now) {
        try {
            Transactions.runInOwn(session.getKeycloakSessionFactory(), own -> RateLimitRepository.of(own)
                    .deleteExpired(limit, now));
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=limits_not_deleted kind=%s", limit.key());
        }
    }
}
