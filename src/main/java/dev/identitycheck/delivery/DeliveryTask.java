package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGateways;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.Transactions;
import io.micrometer.core.instrument.Timer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Delivers a message to one of its contacts. */
final class DeliveryTask implements DeliveryWorkers.Task {

    private static final Logger LOG = Logger.getLogger(DeliveryTask.class);

    private final KeycloakSessionFactory factory;
    private final CodeMessage message;
    private final Contact contact;
    private final BooleanSupplier isExpired;
    private final Consumer<DeliveryResult> onResult;
    private DeliveryMetrics.MessageTags tags;

    /**
     * @param isExpired whether the code is no longer accepted
     * @param onResult called once, with the result of the delivery
     */
    DeliveryTask(
            KeycloakSessionFactory factory,
            CodeMessage message,
            Contact contact,
            DeliveryQueueKey key,
            BooleanSupplier isExpired,
            Consumer<DeliveryResult> onResult) {
        this.factory = factory;
        this.message = message;
        this.contact = contact;
        this.isExpired = isExpired;
        this.onResult = onResult;
        this.tags = DeliveryMetrics.MessageTags.to(contact, key);
    }

    @Override
    public void run() {
        Timer.Sample time = DeliveryMetrics.begin();
        // The recipient of an expired code would only request another one.
        DeliveryResult result = isExpired.getAsBoolean() ? DeliveryResult.REJECTED : delivered();
        DeliveryMetrics.end(time, tags, result);
        onResult.accept(result);
    }

    @Override
    public void abandon() {
        onResult.accept(DeliveryResult.REJECTED);
    }

    void fail(String where, Exception cause) {
        log(where, cause);
        DeliveryMetrics.limited(where);
        onResult.accept(DeliveryResult.REJECTED);
    }

    // Any exception of a theme, a mail server or a gateway is a failed delivery.
    private DeliveryResult delivered() {
        try {
            return Transactions.inOwn(factory, this::deliver);
        } catch (RuntimeException e) {
            log(Channel.of(contact).key(), e);
            return DeliveryResult.failedBy(e);
        }
    }

    private DeliveryResult deliver(KeycloakSession session) {
        RealmModel realm = message.recipient().writeFor(session, message.realmId());
        try {
            return switch (contact.type()) {
                case EMAIL -> mail(session, realm, (Contact.Email) contact);
                case PHONE -> text(session, realm, (Contact.Phone) contact);
            };
        } catch (EmailException | SmsException e) {
            log(Channel.of(contact).key(), e);
            return DeliveryResult.failedBy(e);
        }
    }

    private DeliveryResult mail(KeycloakSession session, RealmModel realm, Contact.Email email) throws EmailException {
        CodeEmailSender.send(session, realm, message, email);
        return DeliveryResult.ACCEPTED;
    }

    private DeliveryResult text(KeycloakSession session, RealmModel realm, Contact.Phone phone) throws SmsException {
        SmsMessage text = CodeSmsComposer.write(session, realm, message, phone);
        String gateway = SmsGateways.nameOf(session, realm);
        tags = tags.with(gateway, text.segments());
        SmsGateways.named(session, gateway).send(text);
        return DeliveryResult.ACCEPTED;
    }

    private void log(String channel, Exception cause) {
        LOG.warnf(
                "identity-check event=delivery_failed realm=%s user=%s channel=%s message=%s cause=%s",
                message.realmId(), message.recipient().userId(), channel, message.id(), FailureCause.of(cause));
    }
}
