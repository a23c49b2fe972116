package dev.identitycheck.broker.link;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.LedgerJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SessionExpiration;

/**
 * One run through the accounts of a realm that have unconfirmed links. A row is locked only where the stored ledger
 * says that a link may have to go: thousands of links at a provider whose step is off cost a few statements.
 */
final class UnconfirmedLinkSearch {

    private static final Logger LOG = Logger.getLogger(UnconfirmedLinkSearch.class);
    private static final int BATCH_SIZE = 500;

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final String realmName;
    private final InstantSource clock;
    private final Queue<AccountFinder.Users> kinds = new ArrayDeque<>(List.of(AccountFinder.Users.values()));
    private String last = "";

    UnconfirmedLinkSearch(KeycloakSessionFactory factory, RealmModel realm, InstantSource clock) {
        this.factory = factory;
        this.realmId = realm.getId();
        this.realmName = realm.getName();
        this.clock = clock;
    }

    String realmName() {
        return realmName;
    }

    /** Looks at the next accounts; false if there are no more. */
    boolean cleanUpNext() {
        return Transactions.inOwn(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                return false;
            }
            session.getContext().setRealm(realm);
            List<String> userIds = AccountFinder.nextUnconfirmed(session, realm, kinds.element(), last, BATCH_SIZE);
            Instant latestExpired = clock.instant().minusSeconds(SessionExpiration.getAuthSessionLifespan(realm));
            candidates(session, realm, userIds, latestExpired)
                    .forEach(userId -> cleanUp(session, realm, userId, latestExpired));
            boolean isOver = userIds.size() < BATCH_SIZE;
            last = isOver ? "" : userIds.get(userIds.size() - 1);
            if (isOver) {
                kinds.remove();
            }
            return !kinds.isEmpty();
        });
    }

    private static List<String> candidates(
            KeycloakSession session, RealmModel realm, List<String> userIds, Instant latestExpired) {
        if (userIds.isEmpty()) {
            return List.of();
        }
        // A provider that has another alias by now is none of them.
        Set<String> silent = session.identityProviders()
                .getAllStream(IdentityProviderQuery.any())
                .map(IdentityProviderModel::getAlias)
                .filter(alias -> !ProtectedProviders.asks(session, realm, alias))
                .collect(Collectors.toSet());
        Map<String, String> ledgers = AccountFinder.ledgers(session, realm, userIds);
        // The ledger of a user of another storage is read under the lock.
        return userIds.stream()
                .filter(id -> !ledgers.containsKey(id) || mayBeAbandoned(ledgers.get(id), silent, latestExpired))
                .toList();
    }

    private static boolean mayBeAbandoned(String ledger, Set<String> silent, Instant latestExpired) {
        try {
            return LedgerJson.read(ledger).mayBeAbandoned(silent, latestExpired);
        } catch (UnreadableAccountException e) {
            // Whoever looks at the account under its lock says so.
            return true;
        }
    }

    // A user that cannot be read must not keep the others from being cleaned up; the next run retries it.
    private static void cleanUp(KeycloakSession session, RealmModel realm, String userId, Instant latestExpired) {
        try {
            AccountLock.change(session, realm, userId, account -> {
                FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                        .filter(identity -> isExpired(account, identity, latestExpired))
                        .forEach(identity ->
                                FederatedLinks.remove(account.session(), account.realm(), account.user(), identity));
                return userId;
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=sweep_skipped realm=%s user=%s", realm.getName(), userId);
        }
    }

    private static boolean isExpired(LockedAccount account, Identity identity, Instant latestExpired) {
        return account.ledger()
                .filter(ledger -> ledger.isAbandoned(identity, latestExpired))
                // Where the step no longer asks for a code, the owner has no way to confirm the identity.
                .filter(ledger -> ProtectedProviders.asks(account.session(), account.realm(), identity.alias()))
                .isPresent();
    }
}
