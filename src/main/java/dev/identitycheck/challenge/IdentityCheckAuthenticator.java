package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.KnownIdentities;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.LedgerFullException;
import dev.identitycheck.identity.UnreadableClaimsException;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The step {@code identity-check}: lets known identities through and has new ones confirmed. */
final class IdentityCheckAuthenticator implements AuthenticationFlowCallback {

    private static final Logger LOG = Logger.getLogger(IdentityCheckAuthenticator.class);

    private final KeycloakSession session;
    private final CodeSender sender;
    private final Supplier<Instant> clock;

    IdentityCheckAuthenticator(KeycloakSession session, CodeSender sender, Supplier<Instant> clock) {
        this.session = session;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        run(context, ChallengeStep::arrive);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Entry entry = Entry.of(context.getHttpRequest().getDecodedFormParameters());
        if (entry.action() == Entry.Action.VERIFY) {
            // Before anything else: a second click that comes now finds its form posted, and waits for this one's
            // answer.
            new InFlight(
                            session,
                            context.getAuthenticationSession(),
                            context.getExecution().getId())
                    .during(() -> run(context, step -> step.answer(entry)));
        } else {
            run(context, step -> step.answer(entry));
        }
    }

    private void run(AuthenticationFlowContext context, Consumer<ChallengeStep> task) {
        Settings.Parsed parsed = Settings.parse(config(context));
        Optional<Mode> mode = RealmSettings.of(context.getRealm()).effectiveMode(parsed.mode());
        if (BrokerLogin.isOfNobody(context)
                || (BrokerLogin.isFirst(context)
                        && mode.filter(m -> m != Mode.ENFORCE).isPresent())) {
            // Whoever passes here gets the account: a step that does not ask leaves that to other proofs.
            context.attempted();
            return;
        }
        Optional<BrokerLogin> login = BrokerLogin.of(context, parsed.fingerprintClaims());
        if (login.isEmpty()) {
            log(
                    context,
                    "",
                    "the step follows neither a login through an identity provider nor one with a certificate that is shown still");
            context.challenge(ClosedPage.refused(context));
            return;
        }
        if (mode.equals(Optional.of(Mode.OFF))) {
            Passing.pass(context, login.get());
            return;
        }
        try {
            login.get().requireAccount();
            run(context, login.get(), parsed, mode, task);
        } catch (UnreadableAccountException
                | AccountUnavailableException
                | LedgerFullException
                | UnreadableClaimsException
                | CodeKeyMissingException
                | UnguardedException e) {
            undecided(context, login.get(), mode, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private void run(
            AuthenticationFlowContext context,
            BrokerLogin login,
            Settings.Parsed parsed,
            Optional<Mode> mode,
            Consumer<ChallengeStep> task) {
        RealmSettings realm = RealmSettings.of(context.getRealm());
        LastUse use = new LastUse(session, context.getRealm(), login.user(), login.identity(), clock);
        if (KnownIdentities.find(session, context.getRealm(), login.user(), login.identity())
                .filter(use::stays)
                .isPresent()) {
            events(context, login).mark(Outcome.KNOWN);
            new ContactsSeen(session, context.getRealm(), login.user(), clock).note();
            Passing.pass(context, login);
        } else if (parsed instanceof Settings.Parsed.Invalid invalid) {
            undecided(context, login, mode, "settings: " + invalid.settings());
        } else if (mode.isEmpty()) {
            undecided(context, login, mode, "the realm's identity-check.mode is none of its values");
        } else if (realm.newContactDelay().isEmpty()) {
            undecided(context, login, mode, "the realm's identity-check.newContactDelay is out of range");
        } else if (parsed instanceof Settings.Parsed.Valid valid) {
            realm.smsLimits()
                    .map(limits -> new Visit(
                            Host.of(context, login.user()), login, valid.settings(), mode.get(), limits, clock))
                    .ifPresentOrElse(
                            visit -> task.accept(new ChallengeStep(context, visit, sender)),
                            () -> undecided(
                                    context,
                                    login,
                                    mode,
                                    "one of the realm's limits for text messages is out of range"));
        }
    }

    // Who observes wants to see what would happen, not to keep anybody out.
    private static void undecided(
            AuthenticationFlowContext context, BrokerLogin login, Optional<Mode> mode, String cause) {
        log(context, login.identity().alias(), cause);
        boolean observes = mode.equals(Optional.of(Mode.OBSERVE));
        events(context, login).write(Outcome.REFUSED, observes ? Map.of(CheckEvents.MODE, "observe") : Map.of());
        if (observes) {
            Passing.pass(context, login);
        } else {
            context.challenge(ClosedPage.refused(context, login, ClosedPage.Reason.CANNOT_CHECK));
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

    private static Map<String, String> config(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        return config == null ? Map.of() : Objects.requireNonNullElse(config.getConfig(), Map.of());
    }

    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        // What matters is looked at when the whole flow has succeeded.
    }

    @Override
    public void onTopFlowSuccess(AuthenticationFlowModel flow) {
        Passing.verify(session, flow);
    }

    // In a First Broker Login Flow there is none until the step is passed.
    @Override
    public boolean requiresUser() {
        return false;
    }

    // "Not configured" would make a required step count as passed (DefaultAuthenticationFlow, Keycloak 26.7).
    @Override
    public boolean configuredFor(KeycloakSession current, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession current, RealmModel realm, UserModel user) {
        // There is nothing that a person could set up for this step.
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
