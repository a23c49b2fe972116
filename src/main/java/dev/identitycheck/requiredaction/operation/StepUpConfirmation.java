package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.jose.jws.crypto.HashUtils;

/**
 * Whether an errand has its owner's word, under the account's lock. A session alone is not the owner's word, nor is a fresh
 * login: the provider's own session may lie in the same stolen browser.
 *
 * @param file the account's contacts
 * @param errand what is to be done
 */
record StepUpConfirmation(AccountContacts file, SensitiveOperation errand) {

    /**
     * Which contacts an account has, and which of them count, in a form that tells them apart and nothing else. Whoever had to be
     * asked has to be asked though they count no more: what is under way does not go on as if there had been nobody.
     */
    static String standing(AccountContacts file) {
        return HashUtils.sha256UrlEncodedHash(
                text(file.onFile()) + "\n\n" + text(file.confirming()), StandardCharsets.UTF_8);
    }

    private static String text(ContactBook book) {
        return book.contacts().stream()
                .map(contact -> contact.type().key() + "=" + contact.canonical())
                .collect(Collectors.joining("\n"));
    }

    /** Whether the contacts are the ones that the account had then. */
    boolean isUnchanged(String standing) {
        return standing(file).equals(standing);
    }

    /** Whether somebody has to be asked: where no contact counts, there is nobody to ask. */
    boolean isNeeded() {
        ContactBook counting = file.confirming();
        return !counting.isEmpty() && !isOnFile(counting);
    }

    // Whoever proves the phone that counts already changes nothing.
    private boolean isOnFile(ContactBook counting) {
        return errand instanceof SensitiveOperation.NewPhone phone
                && counting.phone()
                        .map(Contact.Phone::number)
                        .equals(Optional.of(phone.phone().number()));
    }

    /** What speaks for the errand, if a word was given on this way; nothing if that contact counts no more. */
    Optional<ContactProof> given(Optional<String> via) {
        ContactBook counting = file.confirming();
        return via.flatMap(way -> switch (way) {
            case "email" -> counting.email().map(email -> ContactProof.EMAIL);
            case "sms" -> counting.phone().map(phone -> ContactProof.SMS);
            default -> Optional.empty();
        });
    }
}
