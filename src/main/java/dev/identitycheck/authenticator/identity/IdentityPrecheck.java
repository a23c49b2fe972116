package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.KnownIdentities;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.LedgerFullException;
import dev.identitycheck.identity.UnreadableClaimsException;
import dev.identitycheck.keycloak.RequiredServerApi;
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
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** What stands before every step that looks at the identity of a login: who needs no look, and whom nobody can judge. */
final class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);

    private final KeycloakSession session;
    private final Supplier<Instant> clock;

    Gate(KeycloakSession session, Supplier<Instant> clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Runs the task for an identity that the cached user does not know, where the step acts. */
    void run(AuthenticationFlowContext context, Settings.Parsed parsed, Consumer<Visit> task) {
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
            Consumer<Visit> task) {
        RealmSettings realm = RealmSettings.of(context.getRealm());
        LastUse use = new LastUse(session, context.getRealm(), login.user(), login.identity(), clock);
        if (KnownIdentities.find(session, context.getRealm(), login.user(), login.identity())
                .filter(use::stays)
                .isPresent()) {
            events(context, login).mark(Outcome.KNOWN);
            new ContactsSeen(session, context.getRealm(), login.user(), clock).note();
            Passing.pass(context, login);
        } else if (RequiredServerApi.lack().isPresent()) {
            undecided(context, login, mode, RequiredServerApi.lack().get());
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
                            task,
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
}
