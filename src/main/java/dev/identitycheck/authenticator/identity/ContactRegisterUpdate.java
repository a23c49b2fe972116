package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Notes contacts that changed without an event, as by the claims of a known identity, so that they count from this login on
 * and not from the day on which they are needed. Where nothing changed, nothing is read or written.
 */
record ContactRegisterUpdate(KeycloakSession session, RealmModel realm, UserModel user, Supplier<Instant> clock) {

    private static final Logger LOG = Logger.getLogger(ContactRegisterUpdate.class);

    void note() {
        try {
            if (!AccountContacts.isUpToDate(session, realm, user)) {
                AccountLock.change(session, realm, user.getId(), account -> AccountContacts.of(account, clock.get())
                        .note());
            }
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // A known identity depends on nothing of ours; the contacts are noted next time.
            LOG.warnf(
                    "identity-check event=contacts_not_noted realm=%s user=%s cause=\"%s\"",
                    realm.getName(), user.getId(), e.getMessage());
        }
    }
}
