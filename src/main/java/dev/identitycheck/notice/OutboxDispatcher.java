package dev.identitycheck.notice;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.delivery.DeliveryQueues;
import dev.identitycheck.domain.notice.RetryPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
 * after a notice is committed, and again by a sweep, on one node at a time, for the notices that are left. Each realm
 * has a queue and threads of its own: it may have a mail server of its own, which may never answer.
 */
public final class OutboxDispatcher implements ScheduledTask, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);

    // A realm's queue has room for these and for notices that come meanwhile; the rest stays due for the next sweep.
    private static final int SWEEP_LIMIT = 150;

    // The login's browser sends its next request within less; the notice shall not compete with that request.
    private static final Duration SEND_DELAY = Duration.ofMillis(300);

    // So many accounts whose outbox could not be read, or emptied, are passed over for a while, so that they keep no
    // other waiting.
    private static final int MOST_STUCK = 10_000;
    private static final Duration STUCK_FOR = Duration.ofMinutes(10);

    private final DeliveryQueues<String> queues = DeliveryQueues.ofRealms();
    private final Map<String, Instant> stuck = new ConcurrentHashMap<>();
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

    private boolean send(KeycloakSessionFactory factory, String realmId, String userId) {
        OutboxProcessor processor = new OutboxProcessor(factory, new RetryPolicy(firstRetry), random, clock);
        try {
            queues.execute(realmId, () -> {
                if (!processor.deliver(realmId, userId) && stuck.size() < MOST_STUCK) {
                    stuck.put(userId, clock.instant().plus(STUCK_FOR));
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            // The notice stays due; the next sweep finds it.
            LOG.debugf("identity-check event=notice_waits realm=%s user=%s", realmId, userId);
            return false;
        }
    }

    @Override
    public void run(KeycloakSession session) {
        stuck.values().removeIf(until -> until.isBefore(clock.instant()));
        List<RealmModel> realms =
                session.realms().getRealmsStream().filter(isUsedIn).toList();
        for (RealmModel realm : realms) {
            for (String userId : due(session, realm)) {
                if (!send(session.getKeycloakSessionFactory(), realm.getId(), userId)) {
                    break;
                }
            }
        }
    }

    // The longest overdue first. A realm that cannot be read must not delay the others.
    private List<String> due(KeycloakSession session, RealmModel realm) {
        List<String> found = new ArrayList<>();
        try {
            List<String> page;
            int skipped = 0;
            do {
                page = AccountFinder.withDueOutbox(session, realm, clock.instant(), skipped, SWEEP_LIMIT);
                page.stream().filter(userId -> !stuck.containsKey(userId)).forEach(found::add);
                skipped += SWEEP_LIMIT;
            } while (found.size() < SWEEP_LIMIT && page.size() >= SWEEP_LIMIT);
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=notice_sweep_skipped realm=%s", realm.getName());
        }
        return found;
    }

    @Override
    public void close() {
        queues.close();
    }
}
