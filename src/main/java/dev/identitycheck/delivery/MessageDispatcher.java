package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.domain.contact.Contact;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.provider.Provider;

/** Sends codes to contacts on worker threads. The request waits for the result, for a short grace period only. */
public final class MessageDispatcher implements AutoCloseable {

    /**
     * The providers that deliveries use. The factory that holds a dispatcher depends on them: it is closed before them,
     * so that deliveries can finish.
     */
    public static final Set<Class<? extends Provider>> NEEDS = Set.of(
            EmailTemplateProvider.class,
            EmailSenderProvider.class,
            HttpClientProvider.class,
            JpaConnectionProvider.class,
            SingleUseObjectProvider.class,
            SmsGatewayProvider.class);

    private final DispatcherOptions options;
    private final DeliveryQueues<DeliveryQueueKey> queues;
    private final FailureListener failureListener;
    private final InstantSource clock;

    /**
     * @param failureListener notified of each message that was certainly not accepted
     */
    public MessageDispatcher(DispatcherOptions options, FailureListener failureListener, InstantSource clock) {
        this.options = options;
        this.queues = DeliveryQueues.ofServers(options);
        this.failureListener = failureListener;
        this.clock = clock;
    }

    /** Is notified of messages that were not sent, to refund what was counted for them. */
    @FunctionalInterface
    public interface FailureListener {

        /** The message was certainly not accepted for these contacts, which may be some or all of its contacts. */
        void onFailure(KeycloakSessionFactory factory, CodeMessage message, Set<Contact> contacts);
    }

    /** Sends a code once to each of its contacts. A refused message does not count towards the resend interval. */
    public PendingDelivery send(KeycloakSession session, RealmModel realm, CodeMessage message) {
        PendingDelivery pending = new PendingDelivery(message.contacts().size(), options.grace());
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Instant expires = clock.instant().plus(message.content().lifetime());
        for (Contact contact : message.contacts()) {
            DeliveryQueueKey key = DeliveryQueueKey.of(realm, contact, message.requesterClass());
            DeliveryTask task = new DeliveryTask(
                    factory, message, contact, key, () -> !clock.instant().isBefore(expires), result -> pending.report(
                                    contact, result)
                            .ifPresent(all -> settle(factory, message, pending, all)));
            try {
                queues.execute(key, task);
            } catch (RejectedExecutionException e) {
                task.fail("queue", e);
            }
        }
        return pending;
    }

    private void settle(
            KeycloakSessionFactory factory,
            CodeMessage message,
            PendingDelivery pending,
            Map<Contact, DeliveryResult> results) {
        List<Contact> accepted = message.contacts().stream()
                .filter(c -> results.get(c) == DeliveryResult.ACCEPTED)
                .toList();
        Set<Contact> refused = message.contacts().stream()
                .filter(c -> results.get(c) == DeliveryResult.REJECTED)
                .collect(Collectors.toSet());
        try {
            if (!refused.isEmpty()) {
                failureListener.onFailure(factory, message, refused);
            }
        } finally {
            if (pending.answer(accepted)) {
                DeliveryStatus.of(results.values()).store(factory, message);
            }
        }
    }

    /** Registers the metrics of waiting messages. */
    public void watch() {
        DeliveryMetrics.registerQueueGauges(queues);
    }

    /** Lets deliveries under way finish, within a time limit. */
    @Override
    public void close() {
        queues.close();
    }
}
