package dev.identitycheck.credential;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The PIN that a new account gets, where the realm says so ({@code pinOnCreate}) and its address is proved. */
public final class InitialPin {

    private static final Logger LOG = Logger.getLogger(InitialPin.class);

    private InitialPin() {}

    /** An account is made in this session's transaction: once that has committed, it gets a PIN. */
    public static void follow(KeycloakSession session, RealmModel realm, String userId, Supplier<Instant> clock) {
        if (RealmSettings.of(realm).pinOnCreate()) {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            String realmId = realm.getId();
            AfterCommit.run(
                    session,
                    () -> KeycloakModelUtils.runJobInTransaction(factory, own -> give(own, realmId, userId, clock)));
        }
    }

    private static void give(KeycloakSession session, String realmId, String userId, Supplier<Instant> clock) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || PinCredentialStore.isSet(user)) {
            return;
        }
        try {
            GeneratedPin pin = GeneratedPin.of(session, realm, user);
            AccountLock.join(session, realm, userId, account -> give(account, pin, clock.get()));
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // The account is there without a PIN; its owner or support asks for one.
            LOG.warnf(
                    "identity-check event=no_first_pin realm=%s user=%s cause=\"%s\"",
                    realm.getName(), userId, e.getMessage());
        }
    }

    private static boolean give(LockedAccount account, GeneratedPin pin, Instant now) {
        return GeneratedPin.addressOf(account, now)
                .map(address -> {
                    new PinCredentialStore(account).replace(pin.hashed(), now);
                    pin.mailAfterCommit(account, address);
                    return true;
                })
                .orElse(false);
    }
}
