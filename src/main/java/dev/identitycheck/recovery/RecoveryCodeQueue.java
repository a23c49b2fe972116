package dev.identitycheck.recovery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.DeliveryQueues;
import dev.identitycheck.delivery.DispatcherOptions;
import dev.identitycheck.delivery.FailedSendRefund;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.ratelimit.RateLimiter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The queue that looks up accounts and sends codes after the page was sent, so that a request does the same work for
 * every number, existing or not, and waits for nothing. The lookup starts after a short random delay, so that its load
 * does not slow the response to the request that started it. Codes lost with a node have to be requested again.
 */
final class RecoveryCodeQueue implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RecoveryCodeQueue.class);
    private static final int LEAST_DELAY_MILLIS = 150;
    private static final int FURTHER_DELAY_MILLIS = 350;

    private final SecureRandom random;
    private final DeliveryQueues<String> queues = DeliveryQueues.ofRealms();
    private final MessageDispatcher dispatcher;
    private final InstantSource clock;

    RecoveryCodeQueue(DispatcherOptions options, SecureRandom random, InstantSource clock) {
        this.random = random;
        // Recoveries have workers of their own, so that no number of them delays the codes of logins.
        this.dispatcher = new MessageDispatcher(options, RecoveryCodeQueue::refund, clock);
        this.clock = clock;
    }

    /** Queues a job without reporting its outcome. */
    void take(KeycloakSessionFactory factory, RecoveryCodeJob job) {
        int delay = LEAST_DELAY_MILLIS + random.nextInt(FURTHER_DELAY_MILLIS);
        Executor later = CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, task -> execute(job, task));
        later.execute(() -> deliver(factory, job));
    }

    private void execute(RecoveryCodeJob job, Runnable task) {
        try {
            queues.execute(job.realmId(), task);
        } catch (RejectedExecutionException e) {
            DeliveryMetrics.limited("queue");
            LOG.warnf("identity-check event=recovery_dropped realm=%s cause=\"the queue is full\"", job.realmId());
        }
    }

    // No request waits for the outcome, and the page must not reveal a failure.
    private void deliver(KeycloakSessionFactory factory, RecoveryCodeJob job) {
        try {
            Transactions.runInOwn(
                    factory, session -> new RecoveryCodeDelivery(session, job, clock.instant()).deliver(dispatcher));
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=recovery_failed realm=%s", job.realmId());
        }
    }

    private static void refund(KeycloakSessionFactory factory, CodeMessage message, Set<Contact> contacts) {
        Transactions.runInOwn(factory, session -> RateLimiter.in(session).refund(message.charges()));
        if (contacts.containsAll(message.contacts())) {
            Transactions.runInOwn(factory, session -> withdrawLink(session, message));
        }
    }

    private static void withdrawLink(KeycloakSession session, CodeMessage message) {
        String userId = message.recipient().userId();
        try {
            AccountLock.change(session, session.realms().getRealm(message.realmId()), userId, account -> {
                FailedSendRefund.withdrawLink(account, message);
                return message;
            });
        } catch (CheckImpossibleException e) {
            // The link leads nobody anywhere, and expires.
            LOG.debugf(e, "identity-check event=link_kept realm=%s user=%s", message.realmId(), userId);
        }
    }

    @Override
    public void close() {
        queues.close();
        dispatcher.close();
    }
}
