package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Records contacts that changed without an event, for example by the claims of a known identity. Their delay then
 * starts at this login, not when they are first needed. If no contact changed, the account is not locked or written.
 */
record ContactRegisterUpdate(KeycloakSession session, RealmModel realm, UserModel user, InstantSource clock) {

    private static final Logger LOG = Logger.getLogger(ContactRegisterUpdate.class);

    void note() {
        try {
            if (!AccountContacts.isUpToDate(session, realm, user)) {
                AccountLock.change(session, realm, user.getId(), account -> AccountContacts.of(account, clock.instant())
                        .note());
            }
        } catch (CheckImpossibleException e) {
            // A known identity does not depend on this data; the contacts are recorded at the next login.
            LOG.warnf(
                    "identity-check event=contacts_not_noted realm=%s user=%s cause=\"%s\"",
                    realm.getName(), user.getId(), e.getMessage());
        }
    }
}
