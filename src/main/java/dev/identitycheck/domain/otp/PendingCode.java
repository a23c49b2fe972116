package dev.identitycheck.domain.otp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A code that was sent and has not been entered yet.
 *
 * @param keyId the id of the {@link CodeKey}
 * @param hash the keyed hash of the code
 * @param expiresAt the first moment at which the code is no longer accepted
 * @param channels the channels by which it was sent
 * @param sentTo the contacts that it was sent to, as digests with the hash for salt; empty while it is not known whose
 * contacts they are
 * @param issuedAt when it was issued: the owner refuses codes by that
 */
public record PendingCode(
        String keyId, String hash, Instant expiresAt, Set<Channel> channels, List<String> sentTo, Instant issuedAt) {

    public PendingCode {
        channels = Set.copyOf(channels);
        sentTo = List.copyOf(sentTo);
    }

    /** Hashes a code, so that it can be stored. */
    public static PendingCode of(
            OneTimeCode code, String binding, CodeKey key, Instant issuedAt, Duration lifetime, Set<Channel> channels) {
        return new PendingCode(
                key.id(), key.hash(code, binding), issuedAt.plus(lifetime), channels, List.of(), issuedAt);
    }

    /** This code with the contacts that it was sent to. */
    public PendingCode sent(List<Contact> contacts) {
        return new PendingCode(
                keyId,
                hash,
                expiresAt,
                Channel.of(contacts),
                CodeRecipients.of(hash, contacts).digests(),
                issuedAt);
    }

    /** The contacts that the code was sent to. */
    public CodeRecipients recipients() {
        return new CodeRecipients(hash, sentTo);
    }

    /**
     * Whether every contact that the code was sent to still counts. The holder of a contact that no longer counts may
     * know it.
     */
    public boolean wentOnlyTo(ContactBook eligible) {
        return recipients().isWithin(eligible);
    }

    boolean liveAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    boolean matches(OneTimeCode code, String binding, CodeKey key) {
        return MessageDigest.isEqual(key.hash(code, binding).getBytes(UTF_8), hash.getBytes(UTF_8));
    }
}
