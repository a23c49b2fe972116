package dev.identitycheck.broker.link;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.keycloak.storage.UserStorageUtil;
import org.keycloak.timer.ScheduledTask;

/**
 * Removes links that a login made and nobody confirmed while that login could still be open. It runs on one node at a
 * time and finds its users by an indexed attribute.
 */
public final class UnconfirmedLinkCleanup implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(UnconfirmedLinkCleanup.class);
    private static final int AT_A_TIME = 500;

    private final Supplier<Instant> clock;

    public UnconfirmedLinkCleanup(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        for (RealmModel realm : session.realms().getRealmsStream().toList()) {
            if (ProtectedProviders.anyIn(realm)) {
                attempt(realm, "", () -> sweep(session, realm));
            }
        }
    }

    private void sweep(KeycloakSession session, RealmModel realm) {
        session.getContext().setRealm(realm);
        for (String userId : waiting(session, realm)) {
            attempt(realm, userId, () -> sweep(session, realm, userId));
        }
    }

    private static List<String> waiting(KeycloakSession session, RealmModel realm) {
        try (Stream<UserModel> ours = UserStoragePrivateUtil.userLocalStorage(session)
                        .searchForUserByUserAttributeStream(
                                realm, AccountAttributes.UNCONFIRMED, AccountAttributes.YES);
                Stream<String> others = UserStorageUtil.userFederatedStorage(session)
                        .getUsersByUserAttributeStream(realm, AccountAttributes.UNCONFIRMED, AccountAttributes.YES)) {
            return Stream.concat(ours.map(user -> user.getId()), others)
                    .limit(AT_A_TIME)
                    .toList();
        }
    }

    private void sweep(KeycloakSession session, RealmModel realm, String userId) {
        AccountLock.change(session, realm, userId, account -> {
            FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                    .filter(identity -> isDue(account, identity))
                    .forEach(identity ->
                            FederatedLinks.remove(account.session(), account.realm(), account.user(), identity));
            return userId;
        });
    }

    private boolean isDue(LockedAccount account, Identity identity) {
        Instant closed = clock.get().minusSeconds(SessionExpiration.getAuthSessionLifespan(account.realm()));
        return account.ledger()
                .filter(ledger -> ledger.isAbandoned(identity, closed))
                // Where nobody is asked any more, nobody can confirm.
                .filter(ledger -> ProtectedProviders.asks(account.session(), account.realm(), identity.alias()))
                .isPresent();
    }

    // One realm or user that cannot be read must not keep the others waiting; the next round finds them again.
    private static void attempt(RealmModel realm, String userId, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=sweep_skipped realm=%s user=%s", realm.getName(), userId);
        }
    }
}
