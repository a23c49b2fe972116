package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.ContactBook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a step-up code is bound to. It is read under the account's lock.
 *
 * @param tab the authentication session of the browser tab
 */
record ProofScope(AuthenticationSessionModel tab) {

    /**
     * The user, and the session as long as it exists: the session of a login that has not ended yet does not. The time
     * before which no token is good changes when all sessions are ended.
     */
    String text(LockedAccount account) {
        String id = tab.getParentSession().getId();
        UserSessionModel session = account.session().sessions().getUserSession(account.realm(), id);
        boolean isOwn = session != null
                && session.getUser() != null
                && session.getUser().getId().equals(account.user().getId());
        int notBefore = account.session().users().getNotBeforeOfUser(account.realm(), account.user());
        return hash(account.user().getId() + "\n" + id + "\n" + isOwn + "\n" + notBefore);
    }

    /** A hash of the contacts that a code by these channels is sent to, among those that count. */
    static String sentTo(LockedAccount account, Set<Channel> channels, Instant now) {
        ContactBook counting = AccountContacts.of(account, now).confirming();
        return hash(counting.contacts().stream()
                .filter(contact -> channels.contains(Channel.of(contact)))
                .map(contact -> contact.type().key() + "=" + contact.canonical())
                .collect(Collectors.joining("\n")));
    }

    /** A hash of the contacts, those that count, and the PIN. */
    static String protection(LockedAccount account, Instant now) {
        return hash(StepUpConfirmation.contactsHash(AccountContacts.of(account, now)) + "\n"
                + new PinCredentialStore(account).id().orElse(""));
    }

    private static String hash(String text) {
        return HashUtils.sha256UrlEncodedHash(text, StandardCharsets.UTF_8);
    }
}
