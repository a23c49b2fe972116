package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.broker.guard.ConfirmedClaimsImport;
import dev.identitycheck.broker.guard.GuardMissingException;
import dev.identitycheck.broker.guard.GuardRequirement;
import dev.identitycheck.broker.link.LedgerInitializer;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengeDefinition;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.notice.AttemptNotices;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.SmsLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/**
 * The check of one identity that logs in to one account, with the settings that apply to it.
 *
 * @param context the step and its request
 * @param login the login at the identity provider
 * @param settings the settings of the step
 * @param mode whether the step enforces or only observes
 * @param smsLimits the realm's limits for text messages
 * @param clock the current time
 */
record IdentityCheck(
        ChallengeContext context,
        BrokerLogin login,
        IdentityCheckSettings settings,
        Mode mode,
        SmsLimits smsLimits,
        InstantSource clock) {

    private static final Purpose PURPOSE = Purpose.IDENTITY;
    private static final Duration BLOCKS_KEPT = Duration.ofDays(730);

    KeycloakSession session() {
        return context.session();
    }

    /** Returns the definition of the challenge for the owner. */
    ChallengeDefinition definition() {
        return new ChallengeDefinition(
                context,
                new ChallengePolicy(PURPOSE, settings.codes(), settings.attempts(), smsLimits),
                login.providerName(),
                List.of(identity().providerId(), identity().subject()),
                clock);
    }

    String userId() {
        return login.user().getId();
    }

    Identity identity() {
        return login.identity();
    }

    Instant now() {
        return clock.instant();
    }

    /** Changes the account under its row lock. */
    <T> T change(Function<LockedAccount, T> task) {
        return definition().change(task);
    }

    /**
     * Checks that the identity provider has its guard mapper: without it, the account's contacts may already be those
     * of the unknown identity. The check uses the session that holds the row lock, because Keycloak 26.7 does not
     * cache mappers, and a request that holds a database connection of its own while it waits for the lock starves
     * the others.
     *
     * @throws GuardMissingException if the guard mapper is missing
     */
    void requireGuard(KeycloakSession locked) {
        if (!hasClaims()) {
            return;
        }
        if (provider(locked).filter(p -> !GuardRequirement.isMissing(locked, p)).isEmpty()) {
            throw new GuardMissingException();
        }
    }

    /**
     * Whether claims that were withheld from the account are to be written once the identity is known. The claims of
     * the login that made the link were reverted after they had been written; no note of the login records that.
     */
    boolean areClaimsPending(KeycloakSession locked) {
        return hasClaims()
                && (login.link() == BrokerLogin.Link.MADE_NOW || ConfirmedClaimsImport.areWithheld(context.login()))
                && provider(locked)
                        .filter(p -> GuardRequirement.isNeeded(locked, p))
                        .isPresent();
    }

    // Before the link is made, Keycloak's broker handles the claims. A certificate has no claims, although the browser
    // tab may still hold those of an earlier login at an identity provider.
    private boolean hasClaims() {
        return !isBeforeLink() && login.link() != BrokerLogin.Link.NONE;
    }

    private Optional<IdentityProviderModel> provider(KeycloakSession locked) {
        return Optional.ofNullable(
                locked.identityProviders().getByAlias(identity().alias()));
    }

    /** Returns the ledger of the account, or a new ledger if the account has none. */
    IdentityLedger ledger(LockedAccount account) {
        return account.ledger()
                .map(ledger -> ledger.withoutBlocksBefore(now().minus(BLOCKS_KEPT)))
                .orElseGet(() -> initialLedger(account));
    }

    // A link that this login made does not count as older than the account's first contact with the step.
    private IdentityLedger initialLedger(LockedAccount account) {
        List<Identity> links = FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                .filter(link -> login.link() != BrokerLogin.Link.MADE_NOW
                        || !link.equals(identity().link()))
                .toList();
        return LedgerInitializer.of(account, links, now());
    }

    /** Returns the subject of the challenge: the purpose and the ledger's digest of the identity. */
    String about(IdentityLedger ledger) {
        return PURPOSE.key() + ":" + ledger.digest(identity());
    }

    /** Whether the account has the link of the identity, or needs none yet because the login is before the link. */
    boolean isLinked(LockedAccount account) {
        return isBeforeLink()
                || login.link() == BrokerLogin.Link.NONE
                || FederatedLinks.has(account.session(), account.realm(), account.user(), identity());
    }

    /** Whether the link is made only after the owner has confirmed the identity. */
    boolean isBeforeLink() {
        return login.link() == BrokerLogin.Link.NOT_YET;
    }

    /** Returns the origin to record for a link; without a link, the origin has no effect, as no link can be removed. */
    LinkOrigin origin() {
        return switch (login.link()) {
            case OLDER, NONE -> LinkOrigin.ADMINISTRATOR;
            case MADE_NOW, NOT_YET -> LinkOrigin.LOGIN;
        };
    }

    /** Returns the recorder of notices to the owner; mode "observe" sends no notices. */
    NoticeRecorder notices(LockedAccount account) {
        return new NoticeRecorder(account, mode == Mode.ENFORCE ? settings.notices() : NotifyPolicy.NONE, now());
    }

    /**
     * Returns the notices of attempts at this identity.
     *
     * @param ledger the account's ledger, whether or not it has an entry of the identity
     */
    AttemptNotices attempts(LockedAccount account, IdentityLedger ledger) {
        return new AttemptNotices(
                notices(account),
                settings.attemptNotices(),
                PURPOSE,
                ledger.withUnconfirmed(identity(), origin(), LedgerInitializer.newEntryId(), now())
                        .find(identity()),
                AttemptNotices.browser(context.login()));
    }

    /** Stores a ledger with a newly known identity, and evicts the user from all caches. */
    static void remember(LockedAccount account, IdentityLedger ledger) {
        account.store(ledger);
        account.evict();
    }
}
