package dev.identitycheck.recovery;

import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.DeliveryWorkers;
import dev.identitycheck.delivery.DispatcherOptions;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.ratelimit.RateLimiter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks for accounts and sends codes, once the page is on its way: a request does the same for every number, existing or
 * not, and waits for nothing. The looking begins after a short while of random length, so that its work does not fall on
 * the very answer that asked for it. Codes that are lost with a node are asked for again.
 */
final class RecoveryCodeQueue implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RecoveryCodeQueue.class);
    private static final int LEAST_DELAY_MILLIS = 150;
    private static final int FURTHER_DELAY_MILLIS = 350;

    private final SecureRandom random = new SecureRandom();
    private final DeliveryWorkers workers = new DeliveryWorkers();
    private final MessageDispatcher courier;
    private final Supplier<Instant> clock;

    RecoveryCodeQueue(DispatcherOptions options, Supplier<Instant> clock) {
        // Strangers have workers of their own: however many they ask for, owners' codes do not wait behind theirs.
        this.courier = new MessageDispatcher(options, RecoveryCodeQueue::giveBack, clock);
        this.clock = clock;
    }

    /** Takes an order, and says nothing of what becomes of it. */
    void take(KeycloakSessionFactory factory, RecoveryCodeJob order) {
        int delay = LEAST_DELAY_MILLIS + random.nextInt(FURTHER_DELAY_MILLIS);
        Executor later = CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, task -> execute(order, task));
        later.execute(() -> deliver(factory, order));
    }

    private void execute(RecoveryCodeJob order, Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            DeliveryMetrics.limited("queue");
            LOG.warnf("identity-check event=recovery_dropped realm=%s cause=\"the queue is full\"", order.realmId());
        }
    }

    // Nobody waits for what goes wrong here, and nobody must learn of it from the page.
    private void deliver(KeycloakSessionFactory factory, RecoveryCodeJob order) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, session -> new RecoveryCodeDelivery(session, order, clock.get()).by(courier));
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=recovery_failed realm=%s", order.realmId());
        }
    }

    private static void giveBack(KeycloakSessionFactory factory, CodeMessage message, Set<Contact> contacts) {
        KeycloakModelUtils.runJobInTransaction(
                factory, session -> RateLimiter.in(session).giveBack(message.shares()));
    }

    @Override
    public void close() {
        workers.close();
        courier.close();
    }
}
