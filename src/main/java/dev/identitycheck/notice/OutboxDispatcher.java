package dev.identitycheck.notice;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.delivery.DeliveryWorkers;
import dev.identitycheck.domain.notice.RetryPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    // So many accounts whose outbox could not be read are passed over for a while, so that they keep no other waiting.
    private static final int MOST_STUCK = 10_000;
    private static final Duration STUCK_FOR = Duration.ofMinutes(10);

    private final DeliveryWorkers workers = new DeliveryWorkers();
    private final Map<String, Instant> stuck = new ConcurrentHashMap<>();
    private final Duration firstRetry;
    private final Predicate<RealmModel> isUsedIn;
    private final SecureRandom random;
    private final InstantSource clock;
    private final AtomicInteger sweeps = new AtomicInteger();

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
            workers.execute(() -> {
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
        Queue<DueAccounts> due = new ArrayDeque<>();
        // The queue may have no room for all: each sweep begins with another realm.
        int first = realms.isEmpty() ? 0 : Math.floorMod(sweeps.getAndIncrement(), realms.size());
        for (int i = 0; i < realms.size(); i++) {
            due.add(due(session, realms.get((first + i) % realms.size())));
        }
        sendInTurn(session.getKeycloakSessionFactory(), due);
    }

    private void sendInTurn(KeycloakSessionFactory factory, Queue<DueAccounts> due) {
        while (!due.isEmpty()) {
            DueAccounts realm = due.remove();
            Optional<String> userId = Optional.ofNullable(realm.userIds().poll());
            if (userId.isPresent()) {
                if (!send(factory, realm.realmId(), userId.get())) {
                    return;
                }
                due.add(realm);
            }
        }
    }

    /**
     * Accounts of one realm with a due outbox.
     *
     * @param userIds the accounts, the longest overdue first; each is taken out when it is sent
     */
    private record DueAccounts(String realmId, Queue<String> userIds) {}

    // A realm that cannot be read must not delay the others.
    private DueAccounts due(KeycloakSession session, RealmModel realm) {
        Queue<String> found = new ArrayDeque<>();
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
        return new DueAccounts(realm.getId(), found);
    }

    @Override
    public void close() {
        workers.close();
    }
}
