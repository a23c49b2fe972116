package dev.identitycheck.notice;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.device.DeviceToken;
import dev.identitycheck.domain.device.DeviceTokens;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.device.KnownDevices;
import dev.identitycheck.domain.device.NetworkPrefix;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.notice.GatheredSubject;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.event.DeviceEvents;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.keycloak.HmacSha256;
import dev.identitycheck.login.DeviceCookie;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Has an account know the browser of the running request, and tells its owner of one that it did not know: both in one
 * transaction of their own, under the account's row lock. No login fails because of it.
 */
public final class BrowserMemory {

    private static final Logger LOG = Logger.getLogger(BrowserMemory.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final SecureRandom random;
    private final InstantSource clock;

    public BrowserMemory(
            KeycloakSession session, RealmModel realm, UserModel user, SecureRandom random, InstantSource clock) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The change of the known devices.
     *
     * @param found the stored browser
     * @param lost the devices that were removed to make room
     */
    private record Remembered(KnownDevices.Found found, List<KnownDevice> lost) {}

    /**
     * Remembers the browser in which a check was passed.
     *
     * @param tells whether the owner is told of a new one
     */
    public void remember(boolean tells) {
        DeviceTokens shown = DeviceCookie.read(session);
        RequestContext request = RequestContextReader.ofPerson(session, user);
        try {
            Remembered remembered = AccountLock.change(
                    session, realm, user.getId(), account -> remember(account, shown, request, tells));
            DeviceCookie.write(session, realm, shown.plus(remembered.found().token()));
            event(CheckOutcome.DEVICE_REMEMBERED, remembered.found().device());
            remembered.lost().forEach(lost -> event(CheckOutcome.DEVICE_FORGOTTEN, lost));
        } catch (CheckImpossibleException e) {
            log(e);
        }
    }

    // A token of another account or of a forgotten device is not adopted, so a planted token never becomes valid. Nor
    // is
    // one that was given to a browser in which nothing was asked: whoever signed in there may have planted it here.
    private Remembered remember(LockedAccount account, DeviceTokens shown, RequestContext request, boolean tells) {
        AccountDevices devices = new AccountDevices(account);
        boolean isFirst = !devices.hadAny();
        KnownDevices before = devices.known();
        Optional<KnownDevices.Found> checked = before.find(shown);
        Optional<KnownDevices.Found> known = before.recognize(shown);
        DeviceToken token = checked.map(KnownDevices.Found::token).orElseGet(() -> DeviceToken.next(random));
        KnownDevices after = before.with(
                token,
                known.map(found -> found.device().id()).orElseGet(BrowserMemory::newId),
                network(request),
                label(request),
                clock.instant());
        devices.store(after);
        KnownDevices.Found found = after.find(DeviceTokens.NONE.plus(token)).orElseThrow();
        if (tells && known.isEmpty() && !isFirst) {
            notices(account).told(GatheredSubject.BROWSER, found.device(), request);
        }
        return new Remembered(found, before.lostIn(after));
    }

    /**
     * Records the browser of a login in which nothing was asked, after the login's commit, and tells the owner of a new
     * one. A known browser costs no statement while its user is cached.
     *
     * @param watchesNetworks whether the owner is told of a new network too
     */
    public void see(boolean watchesNetworks) {
        DeviceTokens shown = DeviceCookie.read(session);
        try {
            Optional<KnownDevices> known = AccountDevices.of(session, realm, user);
            Optional<KnownDevices.Found> found = known.flatMap(k -> k.recognize(shown));
            if (found.isPresent() && !watchesNetworks) {
                return;
            }
            RequestContext request = RequestContextReader.ofPerson(session, user);
            if (found.isPresent() && !isNewNetwork(known.orElseThrow(), found.get(), request)) {
                return;
            }
            if (ProtectedProviders.notices(session, realm) == NotifyPolicy.NONE) {
                // Nobody is told of it, so there is nothing to keep it for.
                return;
            }
            DeviceToken token = found.map(KnownDevices.Found::token).orElseGet(() -> DeviceToken.next(random));
            if (found.isEmpty()) {
                DeviceCookie.write(session, realm, shown.plus(token));
            }
            // Written after the commit, in a transaction of its own: this request may have changed the account's row.
            AfterCommit.run(session, () -> see(token, request));
        } catch (CheckImpossibleException e) {
            log(e);
        }
    }

    private void see(DeviceToken token, RequestContext request) {
        try {
            AccountLock.change(session, realm, user.getId(), account -> see(account, token, request));
        } catch (CheckImpossibleException e) {
            log(e);
        }
    }

    private boolean see(LockedAccount account, DeviceToken token, RequestContext request) {
        AccountDevices devices = new AccountDevices(account);
        boolean isFirst = !devices.hadAny();
        KnownDevices before = devices.known();
        DeviceTokens tokens = DeviceTokens.NONE.plus(token);
        Optional<KnownDevices.Found> known = before.recognize(tokens);
        if (known.filter(found -> !isNewNetwork(before, found, request)).isPresent()) {
            return false;
        }
        KnownDevices after = before.withSeen(token, newId(), network(request), label(request), clock.instant());
        devices.store(after);
        KnownDevice device = after.recognize(tokens).orElseThrow().device();
        if (!isFirst) {
            notices(account)
                    .told(known.isPresent() ? GatheredSubject.NETWORK : GatheredSubject.BROWSER, device, request);
        }
        if (known.isEmpty()) {
            DeviceEvents.seen(account.session(), account.realm(), user.getId(), device);
        }
        return true;
    }

    private static boolean isNewNetwork(KnownDevices known, KnownDevices.Found found, RequestContext request) {
        return network(request).filter(network -> !known.wasIn(found, network)).isPresent();
    }

    private BrowserNotices notices(LockedAccount account) {
        return new BrowserNotices(account, clock.instant());
    }

    private static Optional<NetworkPrefix> network(RequestContext request) {
        return NetworkPrefix.of(request.address(), HmacSha256::derivedFrom);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static String label(RequestContext request) {
        return Stream.of(request.browser(), request.system())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void event(CheckOutcome outcome, KnownDevice device) {
        DeviceEvents.write(session, realm, user.getId(), outcome, device);
    }

    private void log(CheckImpossibleException cause) {
        LOG.warnf(
                "identity-check event=device_not_remembered realm=%s user=%s cause=\"%s\"",
                realm.getName(), user.getId(), cause.getMessage());
    }
}
