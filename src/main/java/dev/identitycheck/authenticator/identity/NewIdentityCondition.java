package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.CachedLedger;
import dev.identitycheck.authenticator.StatelessCondition;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.identity.TrustDecision;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.login.LoginReader;
import dev.identitycheck.login.SubFlowEntry;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;

/**
 * The condition {@code conditional-new-identity}: true if the step {@code identity-check} in the same flow would ask
 * for a code. It decides by the ledger alone, and counts an identity that cannot be judged as new. It writes only a
 * mark in the login's notes.
 */
final class NewIdentityCondition implements StatelessCondition {

    private static final Logger LOG = Logger.getLogger(NewIdentityCondition.class);

    private final InstantSource clock;

    NewIdentityCondition(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        IdentityCheckSettings.Parsed parsed = new SiblingStepSettings(context).settings();
        Optional<Mode> mode = RealmSettings.of(context.getRealm()).effectiveMode(parsed.mode());
        boolean isNew = !BrokerLogin.isOfNobody(context)
                && mode.filter(m -> m != Mode.ENFORCE).isEmpty()
                && isNew(context, parsed);
        if (isNew) {
            keepUser(context);
            new SubFlowEntry(context.getRealm(), context.getAuthenticationSession())
                    .begin(context.getExecution().getParentFlow(), clock.instant());
        }
        return isNew;
    }

    // Keycloak's passkey step takes a username that somebody sends with its form, and goes on as that user
    // (WebAuthnPasswordlessAuthenticator, 26.7), unless this note says that the user has been found already.
    private static void keepUser(AuthenticationFlowContext context) {
        if (context.getUser() != null) {
            context.getAuthenticationSession()
                    .setAuthNote(AbstractUsernameFormAuthenticator.USER_SET_BEFORE_USERNAME_PASSWORD_AUTH, "true");
        }
    }

    private boolean isNew(AuthenticationFlowContext context, IdentityCheckSettings.Parsed parsed) {
        try {
            Optional<BrokerLogin> login = LoginReader.read(context, parsed.fingerprintClaims());
            login.ifPresent(BrokerLogin::requireAccount);
            return login.filter(l -> isKnown(context, l, parsed)).isEmpty();
        } catch (CheckImpossibleException e) {
            LOG.warnf(
                    "identity-check event=taken_for_new realm=%s cause=\"%s\"",
                    context.getRealm().getName(), e.getMessage());
            return true;
        }
    }

    private boolean isKnown(AuthenticationFlowContext context, BrokerLogin login, IdentityCheckSettings.Parsed parsed) {
        Optional<SmsLimits> limits = RealmSettings.of(context.getRealm()).smsLimits();
        if (CachedLedger.find(context.getSession(), context.getRealm(), login.user(), login.identity())
                .isPresent()) {
            return true;
        }
        if (parsed instanceof IdentityCheckSettings.Parsed.Valid valid && limits.isPresent()) {
            IdentityCheck check = new IdentityCheck(
                    ChallengeContext.of(context, login.user()),
                    login,
                    valid.settings(),
                    Mode.ENFORCE,
                    limits.get(),
                    clock);
            return check.change(
                    account -> isTrusted(check.settings().trust().judge(check.ledger(account), check.identity())));
        }
        return false;
    }

    private static boolean isTrusted(TrustDecision decision) {
        return decision instanceof TrustDecision.Known || decision instanceof TrustDecision.Trusted;
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
