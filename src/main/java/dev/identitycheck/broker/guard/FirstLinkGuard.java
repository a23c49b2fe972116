package dev.identitycheck.broker.guard;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.broker.link.LinkInitiator;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.flow.ProtectedProviders;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Guards the login that makes a link: Keycloak 26.7 tells of the link before the provider and its mappers write. To be
 * called after the ledger has heard of the link.
 */
public final class FirstLinkGuard {

    private FirstLinkGuard() {}

    /** To be called with every provider event. */
    public static void hear(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            KeycloakSession session = created.getKeycloakSession();
            RealmModel realm = created.getRealm();
            String alias = created.getFederatedIdentity().getIdentityProvider();
            if (LinkInitiator.of(session).isPersonal() && ProtectedProviders.refusesUnknown(session, realm, alias)) {
                FederatedLinks.identity(session, created.getFederatedIdentity())
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
            WithheldLinkToken.watch(account, identity, Optional.empty());
        }
        if (!known && !fillsNewAccount) {
            WithheldGrants.takeRolesBack(account, identity);
        }
        AccountRestore.begin(
                account,
                known || fillsNewAccount ? AccountRestore.Over.OWN_ATTRIBUTES : AccountRestore.Over.ACCOUNT,
                identity.alias());
        return account;
    }
}
