package dev.identitycheck.authenticator.device;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.domain.device.DeviceToken;
import dev.identitycheck.domain.device.DeviceTokens;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.device.KnownDevices;
import dev.identitycheck.domain.device.NetworkPrefix;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.event.DeviceEvents;
import dev.identitycheck.keycloak.HmacSha256;
import dev.identitycheck.login.DeviceCookie;
import dev.identitycheck.login.SubFlowEntry;
import dev.identitycheck.notice.RequestContextReader;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * The authenticator {@code identity-check-remember-device}: stores the browser as known to the account if the login has
 * passed a step before it in a sub-flow that a condition let it into. It refuses no login: a browser that cannot be
 * stored is unfamiliar at the next access.
 */
final class RememberDeviceAuthenticator implements StatelessAuthenticator {

    private static final Logger LOG = Logger.getLogger(RememberDeviceAuthenticator.class);

    private final SecureRandom random;
    private final InstantSource clock;

    RememberDeviceAuthenticator(SecureRandom random, InstantSource clock) {
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

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (!LightweightUserAdapter.isLightweightUser(user) && hasPassedStep(context)) {
            remember(context.getSession(), context.getRealm(), user);
        }
        context.success();
    }

    private static boolean hasPassedStep(AuthenticationFlowContext context) {
        SubFlowEntry entry = new SubFlowEntry(context.getRealm(), context.getAuthenticationSession());
        AuthenticationExecutionModel step = context.getExecution();
        return entry.around(step).isPresent()
                && entry.passedBefore(step).findAny().isPresent();
    }

    private void remember(KeycloakSession session, RealmModel realm, UserModel user) {
        DeviceTokens shown = DeviceCookie.read(session);
        RequestContext request = RequestContextReader.ofPerson(session, user);
        try {
            Remembered remembered =
                    AccountLock.change(session, realm, user.getId(), account -> remember(account, shown, request));
            DeviceCookie.write(session, realm, shown.plus(remembered.found().token()));
            DeviceEvents.write(
                    session,
                    realm,
                    user.getId(),
                    CheckOutcome.DEVICE_REMEMBERED,
                    remembered.found().device());
            remembered
                    .lost()
                    .forEach(lost ->
                            DeviceEvents.write(session, realm, user.getId(), CheckOutcome.DEVICE_FORGOTTEN, lost));
        } catch (CheckImpossibleException e) {
            LOG.warnf(
                    "identity-check event=device_not_remembered realm=%s user=%s cause=\"%s\"",
                    realm.getName(), user.getId(), e.getMessage());
        }
    }

    // A token of another account or of a forgotten device is not adopted, so a planted token never becomes valid.
    private Remembered remember(LockedAccount account, DeviceTokens shown, RequestContext request) {
        AccountDevices devices = new AccountDevices(account);
        KnownDevices before = devices.known();
        DeviceToken token = before.find(shown).map(KnownDevices.Found::token).orElseGet(() -> DeviceToken.next(random));
        KnownDevices after = before.with(
                token,
                UUID.randomUUID().toString(),
                NetworkPrefix.of(request.address(), HmacSha256::derivedFrom),
                label(request),
                clock.instant());
        devices.store(after);
        return new Remembered(after.find(DeviceTokens.NONE.plus(token)).orElseThrow(), before.lostIn(after));
    }

    private static String label(RequestContext request) {
        return Stream.of(request.browser(), request.system())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // The step has no page: a post to it runs the step again.
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
