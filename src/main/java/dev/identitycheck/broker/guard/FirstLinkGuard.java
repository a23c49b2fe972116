package dev.identitycheck.broker.guard;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.broker.link.LinkInitiator;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.OrRollBack;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Guards the account during the login that creates a link: Keycloak 26.7 publishes the link's event before the provider
 * and its mappers write to the account. To be called after {@code LinkListener}, which enters the link in the ledger.
 */
public final class FirstLinkGuard {

    private FirstLinkGuard() {}

    /** Handles a provider event; events other than the creation of a link are ignored. */
    public static void onEvent(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            OrRollBack.run(created.getKeycloakSession(), () -> onCreated(created));
        }
    }

    private static void onCreated(FederatedIdentityCreatedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        RealmModel realm = event.getRealm();
        String alias = event.getFederatedIdentity().getIdentityProvider();
        if (LinkInitiator.of(session).isPersonal() && ProtectedProviders.refusesUnknown(session, realm, alias)) {
            FederatedLinks.identity(session, event.getFederatedIdentity())
                    .ifPresent(identity -> AccountLock.join(
                            session, realm, event.getUser().getId(), account -> guard(account, identity)));
        }
    }

    private static LockedAccount guard(LockedAccount account, Identity identity) {
        boolean known =
                account.ledger().filter(ledger -> ledger.knowsLink(identity)).isPresent();
        boolean fillsNewAccount = account.ledger()
                .flatMap(ledger -> ledger.find(identity))
                .filter(e -> e.origin() == LinkOrigin.REGISTRATION)
                .isPresent();
        if (!known) {
            WithheldLinkToken.withhold(account, identity, Optional.empty());
        }
        if (!known && !fillsNewAccount) {
            WithheldGrants.withholdRoles(account, identity);
        }
        AccountRestore.begin(
                account,
                known || fillsNewAccount ? AccountRestore.Scope.OWN_ATTRIBUTES : AccountRestore.Scope.ACCOUNT,
                identity.alias());
        return account;
    }
}
