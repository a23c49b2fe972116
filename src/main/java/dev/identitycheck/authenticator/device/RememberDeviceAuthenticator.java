package dev.identitycheck.authenticator.device;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.login.BrowserWatch;
import dev.identitycheck.login.SubFlowEntry;
import dev.identitycheck.notice.BrowserMemory;
import dev.identitycheck.settings.RememberDeviceSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * The authenticator {@code identity-check-remember-device}: stores the browser as known to the account if the login has
 * passed a step before it in a sub-flow that a condition let it into, and has the owner told of a new one. Where the
 * settings say so, it has the owner told of a new browser at a login in which nothing was asked, too. It refuses no
 * login: a browser that cannot be stored is unfamiliar at the next access.
 */
final class RememberDeviceAuthenticator implements StatelessAuthenticator {

    // Of the grant by password, which no browser sends (ResourceOwnerPasswordCredentialsGrantType, Keycloak 26.7).
    private static final String GRANT = "token";

    private final SecureRandom random;
    private final InstantSource clock;

    RememberDeviceAuthenticator(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (!LightweightUserAdapter.isLightweightUser(user)) {
            RememberDeviceSettings settings = RememberDeviceSettings.parse(StatelessAuthenticator.config(context));
            if (hasPassedStep(context)) {
                new BrowserMemory(context.getSession(), context.getRealm(), user, random, clock)
                        .remember(settings.tellsOfRemembered());
            } else if (settings.tellsOfEveryLogin() && isLogin(context)) {
                new BrowserWatch(settings.newNetwork()).leaveIn(context.getAuthenticationSession());
            }
        }
        context.success();
    }

    private static boolean hasPassedStep(AuthenticationFlowContext context) {
        SubFlowEntry entry = new SubFlowEntry(context.getRealm(), context.getAuthenticationSession());
        AuthenticationExecutionModel step = context.getExecution();
        return entry.around(step).isPresent()
                && entry.passedBefore(step).findAny().isPresent();
    }

    // A session that is used again is no login: its browser was looked at when it began.
    private static boolean isLogin(AuthenticationFlowContext context) {
        return !GRANT.equals(context.getFlowPath())
                && !AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession());
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
