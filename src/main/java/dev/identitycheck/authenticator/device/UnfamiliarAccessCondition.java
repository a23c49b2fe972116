package dev.identitycheck.authenticator.device;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.authenticator.StatelessCondition;
import dev.identitycheck.domain.device.Familiarity;
import dev.identitycheck.domain.device.FamiliarityPolicy;
import dev.identitycheck.domain.device.NetworkPrefix;
import dev.identitycheck.keycloak.HmacSha256;
import dev.identitycheck.login.DeviceCookie;
import dev.identitycheck.login.SubFlowEntry;
import dev.identitycheck.settings.UnfamiliarAccessSettings;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * The condition {@code conditional-unfamiliar-access}: true unless the {@link FamiliarityPolicy} finds the access
 * familiar. An access that cannot be judged is unfamiliar. The condition writes only a mark in the login's notes.
 */
final class UnfamiliarAccessCondition implements StatelessCondition {

    private static final Logger LOG = Logger.getLogger(UnfamiliarAccessCondition.class);

    private final InstantSource clock;

    UnfamiliarAccessCondition(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        boolean unfamiliar = isUnfamiliar(context);
        if (unfamiliar) {
            new SubFlowEntry(context.getRealm(), context.getAuthenticationSession())
                    .begin(context.getExecution().getParentFlow(), clock.instant());
        }
        return unfamiliar;
    }

    private boolean isUnfamiliar(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null || LightweightUserAdapter.isLightweightUser(user)) {
            return true;
        }
        if (UnfamiliarAccessSettings.parse(StatelessAuthenticator.config(context))
                instanceof UnfamiliarAccessSettings.Parsed.Valid valid) {
            return isUnfamiliar(context, user, valid.policy());
        }
        log(context.getRealm(), user, "a setting of the condition is out of range");
        return true;
    }

    private boolean isUnfamiliar(AuthenticationFlowContext context, UserModel user, FamiliarityPolicy policy) {
        try {
            Optional<NetworkPrefix> network = NetworkPrefix.of(
                    Objects.requireNonNullElse(context.getConnection().getRemoteHost(), ""), HmacSha256::derivedFrom);
            return AccountDevices.of(context.getSession(), context.getRealm(), user)
                    .map(known ->
                            policy.judge(known, DeviceCookie.read(context.getSession()), network, clock.instant()))
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
