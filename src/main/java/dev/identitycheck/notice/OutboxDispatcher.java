package dev.identitycheck.notice;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.delivery.DeliveryWorkers;
import dev.identitycheck.domain.notice.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Gives what is to be told to threads of its own, so that a mail server that hangs holds up no login and no code: at once
 * when a fact is committed, and again by a sweep, on one node at a time, for whatever is left.
 */
public final class OutboxDispatcher implements ScheduledTask, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);

    // What the workers' queue takes besides what comes meanwhile; the rest is due in the next round too.
    private static final int AT_A_TIME = 150;

    // A browser is back within less, and finds a server that has nothing else to do.
    private static final Duration SHORTLY = Duration.ofMillis(300);

    private final DeliveryWorkers workers = new DeliveryWorkers();
    private final Duration firstRetry;
    private final Predicate<RealmModel> inRealm;
    private final Supplier<Instant> clock;

    /**
     * @param firstRetry how long after a failure a notice is tried again first
     * @param inRealm whether a realm uses the extension
     * @param clock the time
     */
    public OutboxDispatcher(Duration firstRetry, Predicate<RealmModel> inRealm, Supplier<Instant> clock) {
        this.firstRetry = firstRetry;
        this.inRealm = inRealm;
        this.clock = clock;
    }

    /** Something is to be told about an account: shortly, when the login that brought it has gone on. */
    public void sendShortly(KeycloakSessionFactory factory, String realmId, String userId) {
        CompletableFuture.delayedExecutor(SHORTLY.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> send(factory, realmId, userId));
    }

    private void send(KeycloakSessionFactory factory, String realmId, String userId) {
        OutboxProcessor messenger = new OutboxProcessor(factory, new RetryPolicy(firstRetry), clock);
        try {
            workers.execute(() -> messenger.deliver(realmId, userId));
        } catch (RejectedExecutionException e) {
            // It stays due; the sweep finds it.
            LOG.debugf("identity-check event=notice_waits realm=%s user=%s", realmId, userId);
        }
    }

    @Override
    public void run(KeycloakSession session) {
        for (RealmModel realm : session.realms().getRealmsStream().toList()) {
            if (inRealm.test(realm)) {
                sweep(session, realm);
            }
        }
    }

    // One realm that cannot be read must not keep the others waiting.
    private void sweep(KeycloakSession session, RealmModel realm) {
        try {
            List<String> waiting = AccountFinder.withDueOutbox(session, realm, clock.get(), AT_A_TIME);
            waiting.forEach(userId -> send(session.getKeycloakSessionFactory(), realm.getId(), userId));
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=notice_sweep_skipped realm=%s", realm.getName());
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
