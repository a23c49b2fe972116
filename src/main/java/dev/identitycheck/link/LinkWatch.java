package dev.identitycheck.link;

import dev.identitycheck.account.AccountAttributes;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LinkOrigin;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityRemovedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Hears of each link that Keycloak makes or removes, within the transaction that does it. A link that a login, the
 * owner's browser or a token exchange makes is entered as unconfirmed at once, so that whoever walks away before the step
 * runs comes back as unknown. What throws here rolls the link back.
 */
public final class LinkWatch {

    private final Supplier<Instant> clock;

    public LinkWatch(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** To be called with every provider event; others than links' are passed over. */
    public void hear(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            linked(created);
        } else if (event instanceof FederatedIdentityRemovedEvent removed) {
            unlinked(removed);
        }
    }

    private void linked(FederatedIdentityCreatedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        RealmModel realm = event.getRealm();
        if (!RequestOrigin.isPersonal(session) || !CheckedProviders.anyIn(realm)) {
            return;
        }
        Links.identity(session, event.getFederatedIdentity())
                .ifPresent(identity ->
                        AccountLock.join(session, realm, event.getUser().getId(), account -> {
                            enter(account, event.getUser(), identity);
                            return identity;
                        }));
    }

    private void enter(LockedAccount account, UserModel user, Identity identity) {
        Instant now = clock.get();
        List<Identity> earlier = Links.of(account.session(), account.realm(), user).stream()
                .filter(i -> !i.equals(identity))
                .toList();
        IdentityLedger ledger = account.ledger().orElseGet(() -> Adoption.of(trusted(account, earlier), now));
        LinkOrigin origin =
                earlier.isEmpty() && madeTheAccount(account.session()) ? LinkOrigin.REGISTRATION : LinkOrigin.LOGIN;
        account.store(ledger.withUnconfirmed(identity, origin, Adoption.newEntryId(), now));
        account.evict();
    }

    private static List<Identity> trusted(LockedAccount account, List<Identity> earlier) {
        return earlier.stream()
                .filter(i -> CheckedProviders.settings(account.session(), account.realm(), i.alias())
                        .map(s -> s.trust().trustExisting())
                        .orElse(true))
                .toList();
    }

    private static boolean madeTheAccount(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        return login != null
                && Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
    }

    private static void unlinked(FederatedIdentityRemovedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        RealmModel realm = event.getRealm();
        if (event.getUser().getFirstAttribute(AccountAttributes.IDENTITIES) == null && !CheckedProviders.anyIn(realm)) {
            return;
        }
        Links.identity(session, event.getFederatedIdentity())
                .ifPresent(identity ->
                        AccountLock.join(session, realm, event.getUser().getId(), account -> {
                            account.ledger().ifPresent(ledger -> {
                                account.store(ledger.without(identity));
                                account.evict();
                            });
                            return identity;
                        }));
    }
}
