package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.domain.contact.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
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

/** Takes codes to their owners. The request waits a short grace for an answer; then it goes on without. */
public final class MessageDispatcher implements AutoCloseable {

    /** What messages need on their way. Whoever keeps a courier is closed before it, so that they can finish. */
    public static final Set<Class<? extends Provider>> NEEDS = Set.of(
            EmailTemplateProvider.class,
            EmailSenderProvider.class,
            HttpClientProvider.class,
            JpaConnectionProvider.class,
            SingleUseObjectProvider.class,
            SmsGatewayProvider.class);

    private final DispatcherOptions options;
    private final DeliveryQueues lanes;
    private final Refusals refusals;
    private final Supplier<Instant> clock;

    /**
     * @param refusals told of each message that certainly was not taken
     */
    public MessageDispatcher(DispatcherOptions options, Refusals refusals, Supplier<Instant> clock) {
        this.options = options;
        this.lanes = new DeliveryQueues(options);
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Whoever keeps count of messages, to count those that were not sent as none. */
    @FunctionalInterface
    public interface Refusals {

        /** Some of a message's contacts, or all of them, certainly did not take it. */
        void refused(KeycloakSessionFactory factory, CodeMessage message, Set<Contact> contacts);
    }

    /** Sends a code once to each of its contacts. A refusal costs the owner no interval. */
    public PendingDelivery send(KeycloakSession session, RealmModel realm, CodeMessage message) {
        PendingDelivery handover = new PendingDelivery(message.contacts().size(), options.grace());
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Instant expires = clock.get().plus(message.lifetime());
        for (Contact contact : message.contacts()) {
            DeliveryQueueKey lane = DeliveryQueueKey.of(realm, contact, message.asker());
            DeliveryTask parcel = new DeliveryTask(
                    factory, message, contact, lane, () -> !clock.get().isBefore(expires), attempted -> handover.report(
                                    contact, attempted)
                            .ifPresent(all -> settle(factory, message, handover, all)));
            try {
                lanes.execute(lane, parcel);
            } catch (RejectedExecutionException e) {
                parcel.fail("queue", e);
            }
        }
        return handover;
    }

    private void settle(
            KeycloakSessionFactory factory,
            CodeMessage message,
            PendingDelivery handover,
            Map<Contact, DeliveryResult> attempts) {
        List<Contact> taken = message.contacts().stream()
                .filter(c -> attempts.get(c) == DeliveryResult.TAKEN)
                .toList();
        Set<Contact> refused = message.contacts().stream()
                .filter(c -> attempts.get(c) == DeliveryResult.REFUSED)
                .collect(Collectors.toSet());
        try {
            if (!refused.isEmpty()) {
                refusals.refused(factory, message, refused);
            }
        } finally {
            if (handover.answer(taken)) {
                DeliveryStatus.of(attempts.values()).note(factory, message);
            }
        }
    }

    /** Lets operators see how many messages wait. */
    public void watch() {
        DeliveryMetrics.watch(lanes);
    }

    /** Lets what is under way finish, within a limit. */
    @Override
    public void close() {
        lanes.close();
    }
}
