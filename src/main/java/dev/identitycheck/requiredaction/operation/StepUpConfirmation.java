package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.jose.jws.crypto.HashUtils;

/**
 * Decides, under the account's lock, whether a sensitive operation is confirmed by a step-up code. Neither a session
 * nor a fresh login confirms it: the identity provider's own session may be in the same stolen browser.
 *
 * @param contacts the account's contacts
 * @param operation the operation
 */
record StepUpConfirmation(AccountContacts contacts, SensitiveOperation operation) {

    /**
     * A hash of the contacts that an account has and of those that count, to detect a change. An operation that needed
     * a step-up code does not continue without one because the contact stopped counting in the meantime.
     */
    static String contactsHash(AccountContacts contacts) {
        return HashUtils.sha256UrlEncodedHash(
                text(contacts.current()) + "\n\n" + text(contacts.confirming()), StandardCharsets.UTF_8);
    }

    private static String text(ContactBook book) {
        return book.contacts().stream()
                .map(contact -> contact.type().key() + "=" + contact.canonical())
                .collect(Collectors.joining("\n"));
    }

    /** Whether the contacts still have the hash that was taken at the start. */
    boolean isUnchanged(String contactsHash) {
        return contactsHash(contacts).equals(contactsHash);
    }

    /** Whether a step-up code is needed; where no contact counts, none can be sent. */
    boolean isNeeded() {
        ContactBook counting = contacts.confirming();
        return !counting.isEmpty() && !isOnFile(counting);
    }

    // Verifying the phone that counts already changes nothing.
    private boolean isOnFile(ContactBook counting) {
        return operation instanceof SensitiveOperation.NewPhone phone
                && counting.phone()
                        .map(Contact.Phone::number)
                        .equals(Optional.of(phone.phone().number()));
    }

    /**
     * The proof by a code sent by these channels; empty if there was no code, or its contact does not count any more.
     */
    Optional<ContactProof> proof(Optional<Set<Channel>> codeChannels) {
        ContactBook counting = contacts.confirming();
        return codeChannels
                .filter(channels -> channels.stream()
                        .allMatch(channel -> proof(channel, counting).isPresent()))
                .flatMap(channels -> channels.stream().findFirst())
                .flatMap(channel -> proof(channel, counting));
    }

    private static Optional<ContactProof> proof(Channel channel, ContactBook counting) {
        return switch (channel) {
            case EMAIL -> counting.email().map(email -> ContactProof.EMAIL);
            case SMS -> counting.phone().map(phone -> ContactProof.SMS);
        };
    }
}
