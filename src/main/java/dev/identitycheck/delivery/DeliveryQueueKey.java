package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.ratelimit.RequesterClass;
import dev.identitycheck.settings.RealmSettings;
import org.keycloak.models.RealmModel;

/**
 * The key of a delivery queue: there is one queue for each mail server or gateway and each class of requesters, so that
 * a slow or unreachable server delays only the messages to itself.
 *
 * @param channel the channel
 * @param destination the mail server, or the name of the gateway where the realm names one
 * @param requesterClass the class of requesters whose share of threads and queue is used
 */
record DeliveryQueueKey(Channel channel, String destination, RequesterClass requesterClass) {

    static DeliveryQueueKey of(RealmModel realm, Contact contact, RequesterClass requesterClass) {
        return new DeliveryQueueKey(Channel.of(contact), destination(realm, contact), requesterClass);
    }

    private static String destination(RealmModel realm, Contact contact) {
        return contact.type() == ContactType.EMAIL
                ? realm.getSmtpConfig().get("host") + ":"
                        + realm.getSmtpConfig().get("port")
                : RealmSettings.of(realm).smsGateway().orElse("");
    }
}
