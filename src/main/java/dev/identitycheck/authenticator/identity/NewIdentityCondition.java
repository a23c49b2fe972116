package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.KnownIdentities;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.identity.Standing;
import dev.identitycheck.identity.UnreadableClaimsException;
import dev.identitycheck.link.Passage;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.settings.SmsLimits;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * The condition {@code conditional-new-identity}: whether the step in the same flow would ask. It decides by the ledger
 * alone, and what cannot be told is new. It writes nothing but a mark in the login's own notes.
 */
final class NewIdentity implements Condition {

    private static final Logger LOG = Logger.getLogger(NewIdentity.class);

    private final Supplier<Instant> clock;

    NewIdentity(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        Settings.Parsed parsed = new FlowSettings(context).settings();
        Optional<Mode> mode = RealmSettings.of(context.getRealm()).effectiveMode(parsed.mode());
        boolean isNew = !BrokerLogin.isOfNobody(context)
                && mode.filter(m -> m != Mode.ENFORCE).isEmpty()
                && isNew(context, parsed);
        if (isNew) {
            new Passage(context.getRealm(), context.getAuthenticationSession())
                    .begin(context.getExecution().getParentFlow(), clock.get());
        }
        return isNew;
    }

    private boolean isNew(AuthenticationFlowContext context, Settings.Parsed parsed) {
        try {
            Optional<BrokerLogin> login = BrokerLogin.of(context, parsed.fingerprintClaims());
            login.ifPresent(BrokerLogin::requireAccount);
            return login.filter(l -> isKnown(context, l, parsed)).isEmpty();
        } catch (UnreadableAccountException | AccountUnavailableException | UnreadableClaimsException e) {
            LOG.warnf(
                    "identity-check event=taken_for_new realm=%s cause=\"%s\"",
                    context.getRealm().getName(), e.getMessage());
            return true;
        }
    }

    private boolean isKnown(AuthenticationFlowContext context, BrokerLogin login, Settings.Parsed parsed) {
        Optional<SmsLimits> limits = RealmSettings.of(context.getRealm()).smsLimits();
        if (KnownIdentities.find(context.getSession(), context.getRealm(), login.user(), login.identity())
                .isPresent()) {
            return true;
        }
        if (parsed instanceof Settings.Parsed.Valid valid && limits.isPresent()) {
            Visit visit = new Visit(
                    Host.of(context, login.user()), login, valid.settings(), Mode.ENFORCE, limits.get(), clock);
            return visit.change(
                    account -> isTrusted(visit.settings().trust().judge(visit.ledger(account), visit.identity())));
        }
        return false;
    }

    private static boolean isTrusted(Standing standing) {
        return standing instanceof Standing.Known || standing instanceof Standing.Trusted;
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
