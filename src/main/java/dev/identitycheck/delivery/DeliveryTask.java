package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGateways;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.domain.contact.Contact;
import io.micrometer.core.instrument.Timer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A message to one of its contacts. */
final class DeliveryTask implements DeliveryWorkers.Task {

    private static final Logger LOG = Logger.getLogger(DeliveryTask.class);

    private final KeycloakSessionFactory factory;
    private final CodeMessage message;
    private final Contact contact;
    private final BooleanSupplier late;
    private final Consumer<DeliveryResult> done;
    private DeliveryMetrics.Posted posted;

    /**
     * @param late whether nobody would accept the code any more
     * @param done told once what became of it
     */
    DeliveryTask(
            KeycloakSessionFactory factory,
            CodeMessage message,
            Contact contact,
            DeliveryQueueKey lane,
            BooleanSupplier late,
            Consumer<DeliveryResult> done) {
        this.factory = factory;
        this.message = message;
        this.contact = contact;
        this.late = late;
        this.done = done;
        this.posted = DeliveryMetrics.Posted.to(contact, lane);
    }

    @Override
    public void run() {
        Timer.Sample time = DeliveryMetrics.begin();
        // Whoever gets a code that nobody accepts any more only asks again.
        DeliveryResult attempted = late.getAsBoolean() ? DeliveryResult.REFUSED : delivered();
        DeliveryMetrics.end(time, posted, attempted);
        done.accept(attempted);
    }

    @Override
    public void abandon() {
        done.accept(DeliveryResult.REFUSED);
    }

    void fail(String where, Exception cause) {
        log(where, cause);
        DeliveryMetrics.limited(where);
        done.accept(DeliveryResult.REFUSED);
    }

    // Whatever a theme, a mail server or a gateway throws is a failed delivery.
    private DeliveryResult delivered() {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(factory, this::deliver);
        } catch (RuntimeException e) {
            log(DeliveryQueueKey.channel(contact), e);
            return DeliveryResult.failedBy(e);
        }
    }

    private DeliveryResult deliver(KeycloakSession session) {
        RealmModel realm = message.recipient().writeFor(session, message.realmId());
        try {
            if (contact instanceof Contact.Email email) {
                CodeEmailSender.send(session, realm, message, email);
            } else if (contact instanceof Contact.Phone phone) {
                SmsMessage text = CodeSmsComposer.write(session, realm, message, phone);
                String gateway = SmsGateways.nameOf(session, realm);
                posted = posted.with(gateway, text.segments());
                SmsGateways.named(session, gateway).send(text);
            }
            return DeliveryResult.TAKEN;
        } catch (EmailException | SmsException e) {
            log(DeliveryQueueKey.channel(contact), e);
            return DeliveryResult.failedBy(e);
        }
    }

    private void log(String channel, Exception cause) {
        LOG.warnf(
                "identity-check event=delivery_failed realm=%s user=%s channel=%s message=%s cause=%s",
                message.realmId(), message.recipient().userId(), channel, message.id(), FailureCause.of(cause));
    }
}
