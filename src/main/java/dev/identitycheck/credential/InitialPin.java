package dev.identitycheck.credential;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Creates the PIN of a new account, where the realm sets {@code pinOnCreate} and the account's address is verified. */
public final class InitialPin {

    private static final Logger LOG = Logger.getLogger(InitialPin.class);

    private InitialPin() {}

    /** Creates the PIN of an account once this session's transaction, which creates the account, has committed. */
    public static void follow(KeycloakSession session, RealmModel realm, String userId, InstantSource clock) {
        if (RealmSettings.of(realm).pinOnCreate()) {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            String realmId = realm.getId();
            AfterCommit.run(
                    session, () -> Transactions.runInOwn(factory, own -> createPin(own, realmId, userId, clock)));
        }
    }

    private static void createPin(KeycloakSession session, String realmId, String userId, InstantSource clock) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || PinCredentialStore.isSet(user)) {
            return;
        }
        try {
            GeneratedPin pin = GeneratedPin.of(session, realm, user);
            AccountLock.join(session, realm, userId, account -> store(account, pin, clock.instant()));
        } catch (CheckImpossibleException e) {
            // The account exists without a PIN; its owner or support can request one.
            LOG.warnf(
                    "identity-check event=no_first_pin realm=%s user=%s cause=\"%s\"",
                    realm.getName(), userId, e.getMessage());
        }
    }

    private static boolean store(LockedAccount account, GeneratedPin pin, Instant now) {
        return GeneratedPin.addressOf(account, now)
                .map(address -> {
                    new PinCredentialStore(account).replace(pin.hashed(), now);
                    pin.mailAfterCommit(account, address);
                    return true;
                })
                .orElse(false);
    }
}
