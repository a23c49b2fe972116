package dev.identitycheck.delivery;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGateways;
import dev.identitycheck.delivery.sms.SmsMessage;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Takes codes to their owners. The request waits a short grace for an answer; then it goes on without. */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private final MessageOptions options;
    private final Lanes lanes;
    private final Refusals refusals;
    private final Supplier<Instant> clock;

    /**
     * @param refusals told of each message that certainly was not taken
     */
    public Courier(MessageOptions options, Refusals refusals, Supplier<Instant> clock) {
        this.options = options;
        this.lanes = new Lanes(options);
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
    public Handover send(KeycloakSession session, RealmModel realm, CodeMessage message) {
        Handover handover = new Handover(message.contacts().size(), options.grace());
        for (Contact contact : message.contacts()) {
            Lane lane = Lane.of(realm, contact, message.asker());
            Parcel parcel = new Parcel(session.getKeycloakSessionFactory(), message, contact, lane, handover);
            try {
                lanes.execute(lane, parcel);
            } catch (RejectedExecutionException e) {
                parcel.fail("queue", e);
            }
        }
        return handover;
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

    /** A message to one of its contacts. */
    private final class Parcel implements MessageWorkers.Task {

        private final KeycloakSessionFactory factory;
        private final CodeMessage message;
        private final Contact contact;
        private final Handover handover;
        private final Instant expires;
        private DeliveryMetrics.Posted posted;

        Parcel(KeycloakSessionFactory factory, CodeMessage message, Contact contact, Lane lane, Handover handover) {
            this.factory = factory;
            this.message = message;
            this.contact = contact;
            this.handover = handover;
            this.expires = clock.get().plus(message.lifetime());
            this.posted = DeliveryMetrics.Posted.to(contact, lane);
        }

        @Override
        public void run() {
            Timer.Sample time = DeliveryMetrics.begin();
            // Whoever gets a code that nobody accepts any more only asks again.
            Attempted attempted = clock.get().isBefore(expires) ? delivered() : Attempted.REFUSED;
            DeliveryMetrics.end(time, posted, attempted);
            done(attempted);
        }

        @Override
        public void abandon() {
            done(Attempted.REFUSED);
        }

        void fail(String where, Exception cause) {
            log(where, cause);
            DeliveryMetrics.limited(where);
            done(Attempted.REFUSED);
        }

        // Whatever a theme, a mail server or a gateway throws is a failed delivery.
        private Attempted delivered() {
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(factory, this::deliver);
            } catch (RuntimeException e) {
                log(Lane.channel(contact), e);
                return Attempted.failedBy(e);
            }
        }

        private Attempted deliver(KeycloakSession session) {
            RealmModel realm = session.realms().getRealm(message.realmId());
            session.getContext().setRealm(realm);
            session.setAttribute(
                    LocaleSelectorProvider.USER_REQUEST_LOCALE,
                    message.recipient().locale());
            try {
                if (contact instanceof Contact.Email email) {
                    CodeMail.send(session, realm, message, email);
                } else if (contact instanceof Contact.Phone phone) {
                    SmsMessage text = CodeText.write(session, realm, message, phone);
                    posted = posted.with(SmsGateways.nameOf(session, realm), text.segments());
                    SmsGateways.of(session, realm).send(text);
                }
                return Attempted.TAKEN;
            } catch (EmailException | SmsException e) {
                log(Lane.channel(contact), e);
                return Attempted.failedBy(e);
            }
        }

        private void done(Attempted attempted) {
            handover.report(contact, attempted).ifPresent(this::settle);
        }

        private void settle(Map<Contact, Attempted> attempts) {
            List<Contact> taken = message.contacts().stream()
                    .filter(c -> attempts.get(c) == Attempted.TAKEN)
                    .toList();
            Set<Contact> refused = message.contacts().stream()
                    .filter(c -> attempts.get(c) == Attempted.REFUSED)
                    .collect(Collectors.toSet());
            try {
                if (!refused.isEmpty()) {
                    refusals.refused(factory, message, refused);
                }
            } finally {
                if (handover.answer(taken)) {
                    Fate.of(attempts.values()).note(factory, message);
                }
            }
        }

        private void log(String channel, Exception cause) {
            LOG.warnf(
                    "identity-check event=delivery_failed realm=%s user=%s channel=%s message=%s cause=%s",
                    message.realmId(), message.recipient().userId(), channel, message.id(), DeliveryCause.of(cause));
        }
    }
}
