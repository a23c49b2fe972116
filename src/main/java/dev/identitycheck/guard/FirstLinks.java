package dev.identitycheck.guard;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.BeforeCommit;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.event.NoticeEvents;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.LinkOrigin;
import dev.identitycheck.link.ArrivedIdentity;
import dev.identitycheck.link.CheckedProviders;
import dev.identitycheck.link.Links;
import dev.identitycheck.link.RequestOrigin;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.ErrorPageException;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Guards the login that makes a link: Keycloak 26.7 tells of the link before the provider and its mappers write. To be
 * called after the ledger has heard of the link.
 */
public final class FirstLinks {

    private static final Logger LOG = Logger.getLogger(FirstLinks.class);
    private static final String PAGE = "identityCheckLoginUndone";

    private FirstLinks() {}

    /** To be called with every provider event. */
    public static void hear(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            KeycloakSession session = created.getKeycloakSession();
            RealmModel realm = created.getRealm();
            String alias = created.getFederatedIdentity().getIdentityProvider();
            follow(session, realm, created);
            if (RequestOrigin.of(session).isPersonal() && CheckedProviders.refusesUnknown(session, realm, alias)) {
                Links.identity(session, created.getFederatedIdentity())
                        .ifPresent(identity -> AccountLock.join(
                                session, realm, created.getUser().getId(), account -> watch(account, identity)));
            }
        }
    }

    // A link that a login makes belongs to whom its First Broker Login Flow proved. An identity that arrived meanwhile
    // in
    // the same tab has changed the tab's user.
    private static void follow(KeycloakSession session, RealmModel realm, FederatedIdentityCreatedEvent created) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null || !CheckedProviders.anyIn(realm)) {
            return;
        }
        if (ArrivedIdentity.isPending(login)) {
            String alias = created.getFederatedIdentity().getIdentityProvider();
            LOG.warnf(
                    "identity-check event=link_refused realm=%s user=%s provider=%s cause=\"%s\"",
                    realm.getName(), created.getUser().getId(), alias, "another identity has arrived in the tab since");
            BeforeCommit.run(session, () -> {
                NoticeEvents.blocked(session, realm, created.getUser().getId(), alias);
                throw new ErrorPageException(session, Response.Status.FORBIDDEN, PAGE);
            });
        } else {
            ArrivedIdentity.expectFirst(session, login);
        }
    }

    private static LockedAccount watch(LockedAccount account, Identity identity) {
        boolean known =
                account.ledger().filter(ledger -> ledger.knowsLink(identity)).isPresent();
        boolean fillsNewAccount = account.ledger()
                .flatMap(ledger -> ledger.find(identity))
                .filter(e -> e.origin() == LinkOrigin.REGISTRATION)
                .isPresent();
        Watch.begin(
                account, known || fillsNewAccount ? Watch.Over.OWN_ATTRIBUTES : Watch.Over.ACCOUNT, identity.alias());
        return account;
    }
}
