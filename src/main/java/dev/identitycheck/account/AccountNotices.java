package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.DisownTokensJson;
import dev.identitycheck.account.attribute.FormerContactsJson;
import dev.identitycheck.account.attribute.HistoryJson;
import dev.identitycheck.account.attribute.OutboxJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.notice.FormerContacts;
import dev.identitycheck.domain.notice.IssuedDisownTokens;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.Outbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The outbox and the disown tokens of an account.
 *
 * @param account the account, under its row lock
 */
public record AccountNotices(LockedAccount account) {

    private static final Logger LOG = Logger.getLogger(AccountNotices.class);

    private static final Map<String, Consumer<String>> READERS = Map.of(
            AccountAttributes.OUTBOX, OutboxJson::read,
            AccountAttributes.HANDLES, DisownTokensJson::read,
            AccountAttributes.HISTORY, HistoryJson::read,
            AccountAttributes.FORMER_CONTACTS, FormerContactsJson::read);

    /** The outbox: the notices that are still to be sent. */
    public Outbox outbox() {
        return account.read(AccountAttributes.OUTBOX).map(OutboxJson::read).orElse(Outbox.EMPTY);
    }

    /** Stores the outbox, and when the outbox processor has to look at it next. */
    public void store(Outbox outbox) {
        store(outbox, Instant.EPOCH);
    }

    /**
     * Stores the outbox.
     *
     * @param oldest when the oldest of the notices happened that only later versions know, and that are kept
     */
    public void store(Outbox outbox, Instant oldest) {
        Optional<String> stored = OutboxJson.write(outbox, account.read(AccountAttributes.OUTBOX), oldest);
        account.write(AccountAttributes.OUTBOX, stored.orElse(null));
        account.write(
                AccountAttributes.OUTBOX_DUE,
                Stream.concat(outbox.nextDue().stream(), OutboxJson.laterDue(stored).stream())
                        .min(Comparator.naturalOrder())
                        .map(AccountAttributes::moment)
                        .orElse(null));
    }

    /** How many notices that only later versions know happened before a time. */
    public int laterBefore(Instant oldest) {
        return OutboxJson.laterBefore(account.read(AccountAttributes.OUTBOX), oldest);
    }

    /** Whether a notice is due that only later versions know. */
    public boolean isLaterDue(Instant now) {
        return OutboxJson.laterDue(account.read(AccountAttributes.OUTBOX))
                .filter(due -> !due.isAfter(now))
                .isPresent();
    }

    /** The disown tokens that were issued. */
    public IssuedDisownTokens tokens() {
        return account.read(AccountAttributes.HANDLES)
                .map(DisownTokensJson::read)
                .orElse(IssuedDisownTokens.EMPTY);
    }

    /** Stores the issued disown tokens. */
    public void store(IssuedDisownTokens tokens) {
        account.write(
                AccountAttributes.HANDLES,
                DisownTokensJson.write(tokens, account.read(AccountAttributes.HANDLES))
                        .orElse(null));
    }

    /** What happened lately. What cannot be read is nothing: no decision about a login depends on it. */
    public NoticeHistory history() {
        return history(account.read(AccountAttributes.HISTORY));
    }

    /** Stores what happened lately. */
    public void store(NoticeHistory history) {
        account.write(
                AccountAttributes.HISTORY,
                HistoryJson.write(history, account.read(AccountAttributes.HISTORY))
                        .orElse(null));
    }

    /** What happened lately, read from the user's model without the row lock. */
    public static NoticeHistory history(KeycloakSession session, RealmModel realm, UserModel user) {
        return history(AttributeStore.of(session, realm, user).read(AccountAttributes.HISTORY));
    }

    /**
     * When the owner last had every session ended, read from the user's model without the row lock; empty if never.
     */
    public static Optional<Instant> endOfSessions(KeycloakSession session, RealmModel realm, UserModel user) {
        // Asked at each login: most histories need not be parsed for the answer.
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.HISTORY)
                .filter(HistoryJson::mayBeDisowned)
                .flatMap(stored -> history(Optional.of(stored)).sessionsEndedAt());
    }

    /**
     * Removes what cannot be read, so that an administrator's act goes through. What a person does is refused as long
     * as it is there.
     *
     * @return the names of the attributes that were removed
     */
    public List<String> removeDamaged() {
        List<String> damaged = READERS.entrySet().stream()
                .filter(reader -> account.read(reader.getKey())
                        .filter(stored -> isDamaged(stored, reader.getValue()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        damaged.forEach(attribute -> account.write(attribute, null));
        if (damaged.contains(AccountAttributes.OUTBOX)) {
            account.write(AccountAttributes.OUTBOX_DUE, null);
        }
        return damaged;
    }

    private static boolean isDamaged(String stored, Consumer<String> reader) {
        try {
            reader.accept(stored);
            return false;
        } catch (UnreadableAccountException e) {
            return true;
        }
    }

    private static NoticeHistory history(Optional<String> stored) {
        try {
            return stored.map(HistoryJson::read).orElse(NoticeHistory.EMPTY);
        } catch (UnreadableAccountException e) {
            LOG.warnf(e, "identity-check event=history_unreadable");
            return NoticeHistory.EMPTY;
        }
    }

    /** The contacts that a person has lately taken off or replaced. What cannot be read is nothing. */
    public FormerContacts formerContacts() {
        try {
            return account.read(AccountAttributes.FORMER_CONTACTS)
                    .map(FormerContactsJson::read)
                    .orElse(FormerContacts.NONE);
        } catch (UnreadableAccountException e) {
            LOG.warnf(e, "identity-check event=former_contacts_unreadable");
            return FormerContacts.NONE;
        }
    }

    /** Stores the contacts that a person has lately taken off or replaced. */
    public void store(FormerContacts contacts) {
        account.write(
                AccountAttributes.FORMER_CONTACTS,
                contacts.contacts().isEmpty() ? null : FormerContactsJson.write(contacts));
    }

    /** The account's random name in disown tokens; it is generated at first use. */
    public String handleName(Supplier<String> newName) {
        return account.read(AccountAttributes.HANDLE_NAME)
                .map(AccountFinder::name)
                .orElseGet(() -> {
                    String name = newName.get();
                    account.write(
                            AccountAttributes.HANDLE_NAME,
                            AccountFinder.stored(account.user().getId(), name));
                    return name;
                });
    }

    /** The issued disown tokens, read from the user's model without the row lock. */
    public static IssuedDisownTokens tokens(KeycloakSession session, RealmModel realm, @Nullable UserModel user) {
        return Optional.ofNullable(user)
                .flatMap(u -> AttributeStore.of(session, realm, u).read(AccountAttributes.HANDLES))
                .map(DisownTokensJson::read)
                .orElse(IssuedDisownTokens.EMPTY);
    }
}
