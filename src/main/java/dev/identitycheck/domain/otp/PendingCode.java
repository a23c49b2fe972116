package dev.identitycheck.domain.otp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/**
 * A code that was sent and waits to be entered.
 *
 * @param keyId names the {@link CodeKey}
 * @param hash the keyed hash
 * @param expiresAt the first moment at which the code is no longer accepted
 * @param via the way on which it was sent
 * @param sentTo the contacts that it was sent to, as digests with the hash for salt; empty where nobody knows yet whose they are
 */
public record PendingCode(String keyId, String hash, Instant expiresAt, String via, List<String> sentTo) {

    public PendingCode {
        sentTo = List.copyOf(sentTo);
    }

    /** Takes a code into safe keeping. */
    public static PendingCode of(OneTimeCode code, String binding, CodeKey key, Instant expiresAt, String via) {
        return new PendingCode(key.id(), key.hash(code, binding), expiresAt, via, List.of());
    }

    /** The same code, sent in this way to these contacts. */
    public PendingCode sent(String way, List<Contact> contacts) {
        return new PendingCode(
                keyId, hash, expiresAt, way, CodeRecipients.of(hash, contacts).digests());
    }

    /** The contacts that it went to. */
    public CodeRecipients receivers() {
        return new CodeRecipients(hash, sentTo);
    }

    /** Whether every contact that the code went to is among these. Whoever has one that is not any more may know it. */
    public boolean wentOnlyTo(ContactBook counting) {
        return receivers().isWithin(counting);
    }

    boolean liveAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    boolean matches(OneTimeCode code, String binding, CodeKey key) {
        return MessageDigest.isEqual(key.hash(code, binding).getBytes(UTF_8), hash.getBytes(UTF_8));
    }
}
