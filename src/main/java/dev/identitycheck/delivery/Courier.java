package dev.identitycheck.delivery;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.sms.SmsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Takes codes to their owners. The request waits a short grace for an answer; then it goes on without. */
public final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** How long a request waits, so that an immediate refusal is said at once. */
    private static final Duration GRACE = Duration.ofMillis(800);

    private final MessageWorkers workers;
    private final BiConsumer<KeycloakSessionFactory, CodeMessage> whenRefused;

    /**
     * @param workers the threads that wait
     * @param whenRefused told of each message that certainly no contact took
     */
    public Courier(MessageWorkers workers, BiConsumer<KeycloakSessionFactory, CodeMessage> whenRefused) {
        this.workers = workers;
        this.whenRefused = whenRefused;
    }

    /** Sends a code once to each of its contacts. A refusal costs the owner no interval. */
    public Delivery send(KeycloakSessionFactory factory, CodeMessage message) {
        AtomicBoolean answered = new AtomicBoolean();
        CompletableFuture<List<Contact>> result = new CompletableFuture<>();
        try {
            workers.execute(() -> work(factory, message, answered, result));
        } catch (RejectedExecutionException e) {
            log(message, "queue", e);
            whenRefused.accept(factory, message);
            return new Delivery.Failed();
        }
        return await(result, answered);
    }

    private void work(
            KeycloakSessionFactory factory,
            CodeMessage message,
            AtomicBoolean answered,
            CompletableFuture<List<Contact>> result) {
        List<Contact> taken = new ArrayList<>();
        try {
            Map<Contact, Attempted> attempts = deliver(factory, message);
            attempts.forEach((contact, attempted) -> {
                if (attempted == Attempted.TAKEN) {
                    taken.add(contact);
                }
            });
            if (attempts.values().stream().allMatch(a -> a == Attempted.REFUSED)) {
                whenRefused.accept(factory, message);
            }
            // Whoever is second finds the other gone: exactly one of page and record says that the message failed.
            if (!answered.compareAndSet(false, true) && taken.isEmpty()) {
                Undelivered.add(factory, message);
            }
        } finally {
            result.complete(taken);
        }
    }

    private static Delivery await(CompletableFuture<List<Contact>> result, AtomicBoolean answered) {
        try {
            return outcome(result.get(GRACE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return answered.compareAndSet(false, true) ? new Delivery.Underway() : outcome(result.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answered.compareAndSet(false, true) ? new Delivery.Underway() : outcome(result.join());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the worker completes with a value", e);
        }
    }

    private static Delivery outcome(List<Contact> taken) {
        return taken.isEmpty() ? new Delivery.Failed() : new Delivery.HandedOver(taken);
    }

    private static Map<Contact, Attempted> deliver(KeycloakSessionFactory factory, CodeMessage message) {
        Map<Contact, Attempted> attempts = new LinkedHashMap<>();
        message.contacts().forEach(contact -> attempts.put(contact, deliver(factory, message, contact)));
        return attempts;
    }

    // Whatever a theme, a mail server or a gateway throws is a failed delivery.
    private static Attempted deliver(KeycloakSessionFactory factory, CodeMessage message, Contact contact) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> deliver(session, message, contact));
        } catch (RuntimeException e) {
            log(message, channel(contact), e);
            return Attempted.failedBy(e);
        }
    }

    private static Attempted deliver(KeycloakSession session, CodeMessage message, Contact contact) {
        RealmModel realm = session.realms().getRealm(message.realmId());
        session.getContext().setRealm(realm);
        session.setAttribute(
                LocaleSelectorProvider.USER_REQUEST_LOCALE, message.recipient().locale());
        try {
            if (contact instanceof Contact.Email email) {
                CodeMail.send(session, realm, message, email);
            } else if (contact instanceof Contact.Phone phone) {
                CodeText.send(session, realm, message, phone);
            }
            return Attempted.TAKEN;
        } catch (EmailException | SmsException e) {
            log(message, channel(contact), e);
            return Attempted.failedBy(e);
        }
    }

    private static String channel(Contact contact) {
        return contact instanceof Contact.Email ? "email" : "sms";
    }

    private static void log(CodeMessage message, String channel, Exception cause) {
        LOG.warnf(
                "identity-check event=delivery_failed realm=%s user=%s channel=%s message=%s cause=%s",
                message.realmId(), message.recipient().userId(), channel, message.id(), DeliveryCause.of(cause));
    }
}
