package dev.identitycheck.listener;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.device.DeviceTokens;
import dev.identitycheck.domain.device.KnownDevices;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.login.DeviceCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Updates a known device's last use at login, at most once a day, and renews its browser cookie for another year. The
 * condition that reads the devices never writes, and the steps of its sub-flow run only for an unfamiliar access.
 */
final class DeviceLastUsedUpdate {

    private static final Logger LOG = Logger.getLogger(DeviceLastUsedUpdate.class);
    private static final Duration UPDATE_INTERVAL = Duration.ofDays(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final DeviceTokens presented;
    private final Instant now;

    private DeviceLastUsedUpdate(
            KeycloakSession session, RealmModel realm, UserModel user, DeviceTokens presented, Instant now) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.presented = presented;
        this.now = now;
    }

    /** Handles the event of a login. */
    static void onLogin(KeycloakSession session, Event event, InstantSource clock) {
        RealmModel realm = session.getContext().getRealm();
        // What the request has just remembered is newer than what the browser has shown.
        if (realm == null || event.getUserId() == null || DeviceCookie.isWritten(session)) {
            return;
        }
        DeviceTokens presented = DeviceCookie.read(session);
        UserModel user = presented.tokens().isEmpty() ? null : session.users().getUserById(realm, event.getUserId());
        if (user != null) {
            new DeviceLastUsedUpdate(session, realm, user, presented, clock.instant()).update();
        }
    }

    private void update() {
        try {
            if (AccountDevices.of(session, realm, user).filter(this::isDue).isPresent()) {
                DeviceCookie.write(session, realm, presented);
                // Written after the commit, in a transaction of its own: this request may have changed the
                // account's row.
                AfterCommit.run(session, this::write);
            }
        } catch (UnreadableAccountException e) {
            log(e);
        }
    }

    private boolean isDue(KnownDevices known) {
        return due(known).isPresent();
    }

    private Optional<KnownDevices.Found> due(KnownDevices known) {
        return known.recognize(presented)
                .filter(found -> !now.isBefore(found.device().lastUsed().plus(UPDATE_INTERVAL)));
    }

    private void write() {
        try {
            AccountLock.change(session, realm, user.getId(), this::write);
        } catch (CheckImpossibleException e) {
            log(e);
        }
    }

    private boolean write(LockedAccount account) {
        AccountDevices devices = new AccountDevices(account);
        KnownDevices known = devices.known();
        Optional<KnownDevices.Found> due = due(known);
        due.ifPresent(found -> devices.store(known.withUsed(found.device(), now)));
        return due.isPresent();
    }

    // The login goes on; a later login updates the last use.
    private void log(RuntimeException e) {
        LOG.warnf(
                "identity-check event=device_use_not_noted realm=%s user=%s cause=\"%s\"",
                realm.getName(), user.getId(), e.getMessage());
    }
}
