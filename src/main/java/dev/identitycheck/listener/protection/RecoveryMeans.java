package dev.identitycheck.listener.protection;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.otp.CodeRecipients;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By what a login may set a new password though nobody entered the old one.
 *
 * @param code the contacts that had the code of a recovery; empty if it was a link in a mail of Keycloak's own
 * @param occasion why the code or the link was sent
 */
public record RecoveryMeans(Optional<CodeRecipients> code, Occasion occasion) {

    /** Why a code or a link was sent. */
    public enum Occasion {
        /** Somebody said that the password was forgotten. */
        FORGOTTEN,
        /** An administrator asked for it, as for a new account. */
        INVITED,
        /** An address had to be verified in a login, which had been answered before. */
        VERIFIED
    }

    /**
     * Whether a password that is set so is a recovered one. Whoever is invited to an account chooses the first
     * password, and replaces one that was there.
     */
    boolean isRecovery(boolean hadPassword) {
        return switch (occasion) {
            case FORGOTTEN -> true;
            case INVITED -> hadPassword;
            case VERIFIED -> false;
        };
    }

    /** Whether an administrator asked for it. */
    boolean isInvitation() {
        return occasion == Occasion.INVITED;
    }

    /** The channels of the code, as the notice tells them; none of a mail of Keycloak's own. */
    List<NoticeChannel> told(LockedAccount account, Instant now) {
        return code.map(recipients ->
                        channels(recipients, AccountContacts.of(account, now).current()))
                .orElse(List.of());
    }

    /** The channels on which it was sent: whoever reads them needs to be told elsewhere too. */
    List<NoticeChannel> sentOn(LockedAccount account, Instant now) {
        return code.isEmpty() ? List.of(NoticeChannel.EMAIL) : told(account, now);
    }

    private static List<NoticeChannel> channels(CodeRecipients recipients, ContactBook book) {
        return book.contacts().stream()
                .filter(contact -> !recipients.isWithin(without(book, contact)))
                .map(contact -> NoticeChannel.of(Channel.of(contact)))
                .toList();
    }

    private static ContactBook without(ContactBook book, Contact contact) {
        return new ContactBook(
                book.email().filter(other -> !other.equals(contact)),
                book.phone().filter(other -> !other.equals(contact)));
    }
}
