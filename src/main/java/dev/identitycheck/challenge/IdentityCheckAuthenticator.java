package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.KnownIdentities;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.settings.InvalidSettingException;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The step {@code identity-check}: lets known identities through and has new ones confirmed. */
final class IdentityCheckAuthenticator implements Authenticator {

    private static final Logger LOG = Logger.getLogger(IdentityCheckAuthenticator.class);
    private static final Duration USED_LATELY = Duration.ofDays(30);

    private final CodeSender sender;
    private final Supplier<Instant> clock;

    IdentityCheckAuthenticator(CodeSender sender, Supplier<Instant> clock) {
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
        run(context, step -> step.answer(entry));
    }

    private void run(AuthenticationFlowContext context, Consumer<ChallengeStep> task) {
        Optional<BrokerLogin> login = BrokerLogin.of(context);
        if (login.isEmpty()) {
            String cause = "the step stands in a flow that follows no login through an identity provider";
            log(context, "", cause);
            context.challenge(ClosedPage.refused(context, "", ClosedPage.Reason.CANNOT_CHECK));
            return;
        }
        try {
            run(context, login.get(), task);
        } catch (UnreadableAccountException | AccountUnavailableException | InvalidSettingException e) {
            refuse(context, login.get(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private void run(AuthenticationFlowContext context, BrokerLogin login, Consumer<ChallengeStep> task) {
        Settings.Parsed parsed = Settings.parse(config(context));
        Supplier<Mode> mode = () -> RealmSettings.of(context.getRealm()).mode().orElseGet(parsed::mode);
        if (isOff(mode)) {
            context.success();
            return;
        }
        Optional<LedgerEntry> known = KnownIdentities.find(context.getUser(), login.identity());
        if (known.isPresent()) {
            events(context, login).mark(Outcome.KNOWN);
            noteUse(context, login, known.get(), parsed);
            context.success();
        } else if (parsed instanceof Settings.Parsed.Valid valid) {
            task.accept(new ChallengeStep(context, login, valid.settings(), mode.get(), sender, clock));
        } else if (mode.get() == Mode.OBSERVE) {
            log(context, login.identity().alias(), "settings: " + parsed);
            context.success();
        } else {
            refuse(context, login, "settings: " + parsed);
        }
    }

    // A mode that cannot be read is not "off"; it is met again, and refused, should the identity prove unknown.
    private static boolean isOff(Supplier<Mode> mode) {
        try {
            return mode.get() == Mode.OFF;
        } catch (InvalidSettingException e) {
            LOG.debugf(e, "identity-check event=invalid_setting");
            return false;
        }
    }

    private void noteUse(
            AuthenticationFlowContext context, BrokerLogin login, LedgerEntry entry, Settings.Parsed parsed) {
        if (!(parsed instanceof Settings.Parsed.Valid valid)
                || clock.get().isBefore(entry.lastTouched().plus(USED_LATELY))) {
            return;
        }
        try {
            new IdentityGate(
                            context.getSession(),
                            context.getRealm(),
                            context.getUser().getId(),
                            login,
                            valid.settings(),
                            valid.settings().mode(),
                            clock)
                    .used();
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // A known identity depends on nothing of ours; the use is noted next time.
            log(context, login.identity().alias(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static void refuse(AuthenticationFlowContext context, BrokerLogin login, String cause) {
        log(context, login.identity().alias(), cause);
        events(context, login).write(Outcome.REFUSED);
        context.challenge(ClosedPage.refused(context, login.providerName(), ClosedPage.Reason.CANNOT_CHECK));
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
        return new CheckEvents(context.getEvent(), context.getUser(), login.identity());
    }

    private static Map<String, String> config(AuthenticationFlowContext context) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        return config == null ? Map.of() : Objects.requireNonNullElse(config.getConfig(), Map.of());
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    // "Not configured" would make a required step count as passed (DefaultAuthenticationFlow, Keycloak 26.7).
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // There is nothing that a person could set up for this step.
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
