package dev.identitycheck.notice;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.delivery.DeliveryWorkers;
import dev.identitycheck.domain.notice.RetryPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Has notices sent by threads of its own, so that an unresponsive mail server delays no login and no code: shortly
 * after a notice is committed, and again by a sweep, on one node at a time, for the notices that are left.
 */
public final class OutboxDispatcher implements ScheduledTask, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);

    // The workers' queue has room for these and for notices that come meanwhile; the rest stays due for the next sweep.
    private static final int SWEEP_LIMIT = 150;

    // The login's browser sends its next request within less; the notice shall not compete with that request.
    private static final Duration SEND_DELAY = Duration.ofMillis(300);

    private final DeliveryWorkers workers = new DeliveryWorkers();
    private final Duration firstRetry;
    private final Predicate<RealmModel> isUsedIn;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * @param firstRetry how long after its first failure a notice is retried
     * @param isUsedIn whether a realm uses the extension
     * @param random makes the tokens of the links that disown a change
     * @param clock the time
     */
    public OutboxDispatcher(
            Duration firstRetry, Predicate<RealmModel> isUsedIn, SecureRandom random, InstantSource clock) {
        this.firstRetry = firstRetry;
        this.isUsedIn = isUsedIn;
        this.random = random;
        this.clock = clock;
    }

    /** Sends the due notices of an account after a short delay, in which the login that caused them has gone on. */
    public void sendShortly(KeycloakSessionFactory factory, String realmId, String userId) {
        CompletableFuture.delayedExecutor(SEND_DELAY.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> send(factory, realmId, userId));
    }

    private void send(KeycloakSessionFactory factory, String realmId, String userId) {
        OutboxProcessor processor = new OutboxProcessor(factory, new RetryPolicy(firstRetry), random, clock);
        try {
            workers.execute(() -> processor.deliver(realmId, userId));
        } catch (RejectedExecutionException e) {
            // The notice stays due; the next sweep finds it.
            LOG.debugf("identity-check event=notice_waits realm=%s user=%s", realmId, userId);
        }
    }

    @Override
    public void run(KeycloakSession session) {
        for (RealmModel realm : session.realms().getRealmsStream().toList()) {
            if (isUsedIn.test(realm)) {
                sweep(session, realm);
            }
        }
    }

    // A realm that cannot be read must not delay the others.
    private void sweep(KeycloakSession session, RealmModel realm) {
        try {
            List<String> userIds = AccountFinder.withDueOutbox(session, realm, clock.instant(), SWEEP_LIMIT);
            userIds.forEach(userId -> send(session.getKeycloakSessionFactory(), realm.getId(), userId));
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=notice_sweep_skipped realm=%s", realm.getName());
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
