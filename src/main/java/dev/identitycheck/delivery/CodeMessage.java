package dev.identitycheck.delivery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RequesterClass;
import java.time.Duration;
import java.util.List;

/**
 * A one-time code or PIN to be sent to the contacts of one account.
 *
 * @param id identifies the message in the account's message log
 * @param realmId the id of the realm
 * @param purpose the purpose of the code
 * @param textKeySuffix ends the message keys of the texts that state the purpose; empty for an identity check
 * @param recipient the account that the code belongs to
 * @param contacts the contacts that the code is sent to, once each
 * @param charges the quota charges of the message
 * @param code the code
 * @param lifetime how long the code is accepted
 * @param providerName the display name of the identity provider to confirm
 * @param host the host that the code is entered at, for phones that fill in codes
 */
public record CodeMessage(
        String id,
        String realmId,
        Purpose purpose,
        String textKeySuffix,
        Recipient recipient,
        List<Contact> contacts,
        List<QuotaCharge> charges,
        OneTimeCode code,
        Duration lifetime,
        String providerName,
        String host) {

    public CodeMessage {
        contacts = List.copyOf(contacts);
        charges = List.copyOf(charges);
    }

    /** Creates a message with the texts of its purpose. */
    public CodeMessage(
            String id,
            String realmId,
            Purpose purpose,
            Recipient recipient,
            List<? extends Contact> contacts,
            List<QuotaCharge> charges,
            OneTimeCode code,
            Duration lifetime,
            String providerName,
            String host) {
        this(
                id,
                realmId,
                purpose,
                purpose == Purpose.IDENTITY ? "" : purpose.key(),
                recipient,
                List.copyOf(contacts),
                charges,
                code,
                lifetime,
                providerName,
                host);
    }

    /** The class of requesters whose share of threads and queue the message uses. */
    RequesterClass requesterClass() {
        return RequesterClass.of(purpose);
    }

    /** The message key of a text, as it reads for the purpose of the code. */
    String key(String text) {
        return textKeySuffix.isEmpty() ? text : text + "." + textKeySuffix;
    }
}
