package dev.identitycheck.challenge.device;

import dev.identitycheck.account.DeviceFile;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.challenge.Condition;
import dev.identitycheck.challenge.FlowStep;
import dev.identitycheck.device.DeviceCookie;
import dev.identitycheck.device.Familiarity;
import dev.identitycheck.device.FamiliarityPolicy;
import dev.identitycheck.device.Network;
import dev.identitycheck.link.Passage;
import dev.identitycheck.settings.AccessSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * The condition {@code conditional-unfamiliar-access}. What cannot be told is unfamiliar. It writes nothing but a mark in
 * the login's own notes.
 */
final class UnfamiliarAccess implements Condition {

    private static final Logger LOG = Logger.getLogger(UnfamiliarAccess.class);

    private final Supplier<Instant> clock;

    UnfamiliarAccess(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        boolean unfamiliar = isUnfamiliar(context);
        if (unfamiliar) {
            new Passage(context.getRealm(), context.getAuthenticationSession())
                    .begin(context.getExecution().getParentFlow(), clock.get());
        }
        return unfamiliar;
    }

    private boolean isUnfamiliar(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null || LightweightUserAdapter.isLightweightUser(user)) {
            return true;
        }
        if (AccessSettings.parse(FlowStep.config(context)) instanceof AccessSettings.Parsed.Valid valid) {
            return isUnfamiliar(context, user, valid.policy());
        }
        log(context.getRealm(), user, "a setting of the condition is out of range");
        return true;
    }

    private boolean isUnfamiliar(AuthenticationFlowContext context, UserModel user, FamiliarityPolicy policy) {
        try {
            Optional<Network> network = Network.of(
                    Objects.requireNonNullElse(context.getConnection().getRemoteHost(), ""));
            return DeviceFile.of(context.getSession(), context.getRealm(), user)
                    .map(known -> policy.judge(known, DeviceCookie.read(context.getSession()), network, clock.get()))
                    .filter(Familiarity.FAMILIAR::equals)
                    .isEmpty();
        } catch (UnreadableAccountException e) {
            log(context.getRealm(), user, Objects.requireNonNullElse(e.getMessage(), ""));
            return true;
        }
    }

    private static void log(RealmModel realm, UserModel user, String cause) {
        LOG.warnf(
                "identity-check event=unfamiliar realm=%s user=%s cause=\"%s\"", realm.getName(), user.getId(), cause);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
