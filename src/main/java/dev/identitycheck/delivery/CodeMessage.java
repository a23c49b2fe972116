package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RequesterClass;
import java.util.List;

/**
 * A one-time code or PIN to be sent to the contacts of one account.
 *
 * @param id identifies the message in the account's message log
 * @param realmId the id of the realm
 * @param recipient the account that the code belongs to
 * @param contacts the contacts that the code is sent to, once each
 * @param content the code and what is said about it
 * @param charges the quota charges of the message
 */
public record CodeMessage(
        String id,
        String realmId,
        Recipient recipient,
        List<Contact> contacts,
        CodeContent content,
        List<QuotaCharge> charges) {

    public CodeMessage {
        contacts = List.copyOf(contacts);
        charges = List.copyOf(charges);
    }

    /** The class of requesters whose share of threads and queue the message uses. */
    RequesterClass requesterClass() {
        return RequesterClass.of(content.purpose());
    }
}
