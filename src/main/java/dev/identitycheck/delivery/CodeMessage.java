package dev.identitycheck.delivery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RequesterClass;
import java.time.Duration;
import java.util.List;

/**
 * A code on its way to its owner.
 *
 * @param id names the message in the account's log
 * @param realmId the realm
 * @param purpose what the code is asked for
 * @param words the texts that say so, by the end of their keys; empty for those of an identity
 * @param recipient whom it is for
 * @param contacts where it goes: one code to each
 * @param shares what the limits have counted for it
 * @param code the code
 * @param lifetime how long it will be accepted
 * @param providerName the identity provider to approve, as people know it
 * @param host the host that the code is to be entered at, for phones that fill it in
 */
public record CodeMessage(
        String id,
        String realmId,
        Purpose purpose,
        String words,
        Recipient recipient,
        List<Contact> contacts,
        List<QuotaCharge> shares,
        OneTimeCode code,
        Duration lifetime,
        String providerName,
        String host) {

    public CodeMessage {
        contacts = List.copyOf(contacts);
        shares = List.copyOf(shares);
    }

    /** With the words of the purpose. */
    public CodeMessage(
            String id,
            String realmId,
            Purpose purpose,
            Recipient recipient,
            List<? extends Contact> contacts,
            List<QuotaCharge> shares,
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
                shares,
                code,
                lifetime,
                providerName,
                host);
    }

    /** Whose share it uses. */
    RequesterClass asker() {
        return RequesterClass.of(purpose);
    }

    /** The key of a text that says what the code is for. */
    String key(String text) {
        return words.isEmpty() ? text : text + "." + words;
    }
}
