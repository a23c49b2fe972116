package dev.identitycheck.listener;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.device.DeviceTokens;
import dev.identitycheck.domain.device.KnownDevices;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.login.DeviceCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Notes that a known browser is in use, at most once a day: the condition that asks about it never writes, and what
 * stands under it runs only where an access is unfamiliar. The browser keeps its token for another year then.
 */
final class DeviceLastUsedUpdate {

    private static final Logger LOG = Logger.getLogger(DeviceLastUsedUpdate.class);
    private static final Duration LATELY = Duration.ofDays(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final DeviceTokens shown;
    private final Instant now;

    private DeviceLastUsedUpdate(
            KeycloakSession session, RealmModel realm, UserModel user, DeviceTokens shown, Instant now) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.shown = shown;
        this.now = now;
    }

    /** To be called with the event of each login. */
    static void note(KeycloakSession session, Event event, Supplier<Instant> clock) {
        RealmModel realm = session.getContext().getRealm();
        if (realm == null || event.getUserId() == null) {
            return;
        }
        DeviceTokens shown = DeviceCookie.read(session);
        UserModel user = shown.tokens().isEmpty() ? null : session.users().getUserById(realm, event.getUserId());
        if (user != null) {
            new DeviceLastUsedUpdate(session, realm, user, shown, clock.get()).note();
        }
    }

    private void note() {
        try {
            if (AccountDevices.of(session, realm, user).filter(this::isDue).isPresent()) {
                DeviceCookie.write(session, realm, shown);
                // This request may have changed the account's row itself.
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
        return known.find(shown)
                .filter(found -> !now.isBefore(found.device().lastUsed().plus(LATELY)));
    }

    private void write() {
        try {
            AccountLock.change(session, realm, user.getId(), this::write);
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            log(e);
        }
    }

    private boolean write(LockedAccount account) {
        AccountDevices file = new AccountDevices(account);
        KnownDevices known = file.known();
        Optional<KnownDevices.Found> due = due(known);
        due.ifPresent(found -> file.store(known.withUsed(found.device(), now)));
        return due.isPresent();
    }

    // Nobody is kept out; the use is noted next time.
    private void log(RuntimeException e) {
        LOG.warnf(
                "identity-check event=device_use_not_noted realm=%s user=%s cause=\"%s\"",
                realm.getName(), user.getId(), e.getMessage());
    }
}
