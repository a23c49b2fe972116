package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.CachedLedger;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.keycloak.serverapi.RequiredServerApi;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.login.LoginReader;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** The checks before each step that judges an identity: which logins pass or are refused without a judgement. */
final class IdentityPrecheck {

    private static final Logger LOG = Logger.getLogger(IdentityPrecheck.class);

    private final KeycloakSession session;
    private final InstantSource clock;

    IdentityPrecheck(KeycloakSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Runs the task for an identity that the cached ledger does not know, if the step enforces or observes. */
    void run(AuthenticationFlowContext context, IdentityCheckSettings.Parsed parsed, Consumer<IdentityCheck> task) {
        Optional<Mode> mode = RealmSettings.of(context.getRealm()).effectiveMode(parsed.mode());
        if (BrokerLogin.isOfNobody(context)
                || (BrokerLogin.isFirst(context)
                        && mode.filter(m -> m != Mode.ENFORCE).isPresent())) {
            // A login that passes here gets linked: a step that does not enforce leaves the proof to other steps.
            context.attempted();
            return;
        }
        Optional<BrokerLogin> login = LoginReader.read(context, parsed.fingerprintClaims());
        if (login.isEmpty()) {
            log(
                    context,
                    "",
                    "the step follows neither a login through an identity provider nor one with a certificate that"
                            + " is shown still");
            context.challenge(RefusalPage.refused(context));
            return;
        }
        if (mode.equals(Optional.of(Mode.OFF))) {
            FlowCompletion.pass(context, login.get());
            return;
        }
        try {
            login.get().requireAccount();
            run(context, login.get(), parsed, mode, task);
        } catch (CheckImpossibleException e) {
            undecided(context, login.get(), mode, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private void run(
            AuthenticationFlowContext context,
            BrokerLogin login,
            IdentityCheckSettings.Parsed parsed,
            Optional<Mode> mode,
            Consumer<IdentityCheck> task) {
        RealmSettings realm = RealmSettings.of(context.getRealm());
        LastUsedUpdate lastUsed =
                new LastUsedUpdate(session, context.getRealm(), login.user(), login.identity(), clock);
        if (CachedLedger.find(session, context.getRealm(), login.user(), login.identity())
                .filter(lastUsed::isStillKnown)
                .isPresent()) {
            events(context, login).mark(CheckOutcome.KNOWN);
            new ContactRegisterUpdate(session, context.getRealm(), login.user(), clock).note();
            FlowCompletion.pass(context, login);
            return;
        }
        Optional<String> obstacle = obstacle(parsed, mode, realm);
        if (obstacle.isPresent()) {
            undecided(context, login, mode, obstacle.get());
            return;
        }
        task.accept(new IdentityCheck(
                ChallengeContext.of(context, login.user()),
                login,
                parsed.valid().orElseThrow(),
                mode.orElseThrow(),
                realm.smsLimits().orElseThrow(),
                clock));
    }

    /** Why no unknown identity can be judged here; empty if it can. */
    private static Optional<String> obstacle(
            IdentityCheckSettings.Parsed parsed, Optional<Mode> mode, RealmSettings realm) {
        return RequiredServerApi.lack()
                .or(() -> parsed.map(valid -> Optional.empty(), invalid -> Optional.of("settings: " + invalid)))
                .or(() -> cause(mode.isEmpty(), "the realm's identity-check.mode is none of its values"))
                .or(() -> cause(
                        realm.newContactDelay().isEmpty(),
                        "the realm's identity-check.newContactDelay is out of range"))
                .or(() -> cause(
                        realm.smsLimits().isEmpty(), "one of the realm's limits for text messages is out of range"));
    }

    private static Optional<String> cause(boolean holds, String cause) {
        return holds ? Optional.of(cause) : Optional.empty();
    }

    // Mode "observe" records the result that the check would have, and refuses no login.
    private static void undecided(
            AuthenticationFlowContext context, BrokerLogin login, Optional<Mode> mode, String cause) {
        log(context, login.identity().alias(), cause);
        boolean observes = mode.equals(Optional.of(Mode.OBSERVE));
        events(context, login).write(CheckOutcome.REFUSED, observes ? Map.of(CheckEvents.MODE, "observe") : Map.of());
        if (observes) {
            FlowCompletion.pass(context, login);
        } else {
            context.challenge(RefusalPage.refused(context, login, RefusalPage.Reason.CANNOT_CHECK));
        }
    }

    private static void log(AuthenticationFlowContext context, String alias, String cause) {
        LOG.warnf(
                "identity-check event=refused realm=%s user=%s provider=%s cause=\"%s\"",
                context.getRealm().getName(),
                context.getUser() == null ? "" : context.getUser().getId(),
                alias,
                cause);
    }

    private static CheckEvents events(AuthenticationFlowContext context, BrokerLogin login) {
        return new CheckEvents(context.getEvent(), login.user(), login.identity());
    }
}
