package dev.identitycheck.delivery;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.sms.SmsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
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
    public Handover send(KeycloakSessionFactory factory, CodeMessage message) {
        Handover handover = new Handover();
        try {
            workers.execute(() -> work(factory, message, handover));
        } catch (RejectedExecutionException e) {
            log(message, "queue", e);
            whenRefused.accept(factory, message);
            return Handover.refused();
        }
        return handover;
    }

    private void work(KeycloakSessionFactory factory, CodeMessage message, Handover handover) {
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
        } finally {
            if (handover.answer(taken) && taken.isEmpty()) {
                Undelivered.add(factory, message);
            }
        }
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
