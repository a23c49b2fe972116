package dev.identitycheck.guard;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.LinkOrigin;
import dev.identitycheck.link.CheckedProviders;
import dev.identitycheck.link.Links;
import dev.identitycheck.link.RequestOrigin;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Guards the login that makes a link: Keycloak 26.7 tells of the link before the provider and its mappers write. To be
 * called after the ledger has heard of the link.
 */
public final class FirstLinks {

    private FirstLinks() {}

    /** To be called with every provider event. */
    public static void hear(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            KeycloakSession session = created.getKeycloakSession();
            RealmModel realm = created.getRealm();
            String alias = created.getFederatedIdentity().getIdentityProvider();
            if (RequestOrigin.of(session).isPersonal() && CheckedProviders.refusesUnknown(session, realm, alias)) {
                Links.identity(session, created.getFederatedIdentity())
                        .ifPresent(identity -> AccountLock.join(
                                session, realm, created.getUser().getId(), account -> watch(account, identity)));
            }
        }
    }

    private static LockedAccount watch(LockedAccount account, Identity identity) {
        boolean known =
                account.ledger().filter(ledger -> ledger.knowsLink(identity)).isPresent();
        boolean fillsNewAccount = account.ledger()
                .flatMap(ledger -> ledger.find(identity))
                .filter(e -> e.origin() == LinkOrigin.REGISTRATION)
                .isPresent();
        if (!known) {
            KeptLink.watch(account, identity, Optional.empty());
        }
        if (!known && !fillsNewAccount) {
            KeptGrants.takeRolesBack(account, identity);
        }
        Watch.begin(
                account, known || fillsNewAccount ? Watch.Over.OWN_ATTRIBUTES : Watch.Over.ACCOUNT, identity.alias());
        return account;
    }
}
