package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.ratelimit.RequesterClass;
import dev.identitycheck.settings.RealmSettings;
import org.keycloak.models.RealmModel;

/**
 * Messages that may wait for each other: those of one kind of people to one mail server or gateway. One that is slow or
 * dead holds up nobody else's.
 *
 * @param channel {@code email} or {@code sms}
 * @param destination the mail server, or the gateway's name where the realm names one
 * @param asker whose share of threads and queue is used
 */
record DeliveryQueueKey(String channel, String destination, RequesterClass asker) {

    static DeliveryQueueKey of(RealmModel realm, Contact contact, RequesterClass asker) {
        return new DeliveryQueueKey(channel(contact), destination(realm, contact), asker);
    }

    static String channel(Contact contact) {
        return contact.type() == ContactType.EMAIL ? "email" : "sms";
    }

    private static String destination(RealmModel realm, Contact contact) {
        return contact.type() == ContactType.EMAIL
                ? realm.getSmtpConfig().get("host") + ":"
                        + realm.getSmtpConfig().get("port")
                : RealmSettings.of(realm).smsGateway().orElse("");
    }
}
