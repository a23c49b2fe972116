package dev.identitycheck.broker.link;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
 * Removes links that a login made and that were not confirmed before that login expired. The task runs on one node at a
 * time and finds the users by an indexed attribute.
 */
public final class UnconfirmedLinkCleanup implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(UnconfirmedLinkCleanup.class);
    private static final int BATCH_SIZE = 500;

    private final InstantSource clock;

    public UnconfirmedLinkCleanup(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        for (RealmModel realm : session.realms().getRealmsStream().toList()) {
            if (ProtectedProviders.anyIn(realm)) {
                runLoggingFailure(realm, "", () -> cleanUp(session, realm));
            }
        }
    }

    private void cleanUp(KeycloakSession session, RealmModel realm) {
        session.getContext().setRealm(realm);
        for (String userId : usersWithUnconfirmedLinks(session, realm)) {
            runLoggingFailure(realm, userId, () -> cleanUp(session, realm, userId));
        }
    }

    private static List<String> usersWithUnconfirmedLinks(KeycloakSession session, RealmModel realm) {
        try (Stream<UserModel> localUsers = UserStoragePrivateUtil.userLocalStorage(session)
                        .searchForUserByUserAttributeStream(
                                realm, AccountAttributes.UNCONFIRMED, AccountAttributes.YES);
                Stream<String> federatedUserIds = UserStorageUtil.userFederatedStorage(session)
                        .getUsersByUserAttributeStream(realm, AccountAttributes.UNCONFIRMED, AccountAttributes.YES)) {
            return Stream.concat(localUsers.map(user -> user.getId()), federatedUserIds)
                    .limit(BATCH_SIZE)
                    .toList();
        }
    }

    private void cleanUp(KeycloakSession session, RealmModel realm, String userId) {
        AccountLock.change(session, realm, userId, account -> {
            FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                    .filter(identity -> isExpired(account, identity))
                    .forEach(identity ->
                            FederatedLinks.remove(account.session(), account.realm(), account.user(), identity));
            return userId;
        });
    }

    private boolean isExpired(LockedAccount account, Identity identity) {
        Instant latestExpired = clock.instant().minusSeconds(SessionExpiration.getAuthSessionLifespan(account.realm()));
        return account.ledger()
                .filter(ledger -> ledger.isAbandoned(identity, latestExpired))
                // Where the step no longer asks for a code, the owner has no way to confirm the identity.
                .filter(ledger -> ProtectedProviders.asks(account.session(), account.realm(), identity.alias()))
                .isPresent();
    }

    // A realm or user that cannot be read must not keep the others from being cleaned up; the next run retries it.
    private static void runLoggingFailure(RealmModel realm, String userId, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=sweep_skipped realm=%s user=%s", realm.getName(), userId);
        }
    }
}
