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
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.SmsLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/**
 * One identity that comes to one account, and the rules that it meets there.
 *
 * @param host where the step stands
 * @param login the login at the provider
 * @param settings the step's settings
 * @param mode whether the step acts
 * @param smsLimits what the realm's text messages may cost
 * @param clock the time
 */
record IdentityCheck(
        ChallengeContext host,
        BrokerLogin login,
        IdentityCheckSettings settings,
        Mode mode,
        SmsLimits smsLimits,
        Supplier<Instant> clock) {

    private static final Duration BLOCKS_KEPT = Duration.ofDays(730);

    KeycloakSession session() {
        return host.session();
    }

    /** What is asked of the owner. */
    ChallengeDefinition matter() {
        return new ChallengeDefinition(
                host,
                new ChallengePolicy(IdentityLockout.PURPOSE, settings.codes(), settings.attempts(), smsLimits),
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
        return clock.get();
    }

    /** Changes the account under its lock. */
    <T> T change(Function<LockedAccount, T> task) {
        return matter().change(task);
    }

    /**
     * Makes sure that the contacts are not the unknown identity's own by now. In the session that holds the lock: Keycloak
     * 26.7 keeps mappers in no cache, and a request that has a connection of its own when it comes to wait for the lock
     * starves the others.
     *
     * @throws GuardMissingException if they may be
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
     * Whether claims that have been kept off the account are to be written to it once the identity is known. Those of the login
     * that made the link were taken back after they had been written: no note of the login tells.
     */
    boolean areClaimsToFollow(KeycloakSession locked) {
        return hasClaims()
                && (login.link() == BrokerLogin.Link.MADE_NOW || ConfirmedClaimsImport.areWithheld(host.login()))
                && provider(locked)
                        .filter(p -> GuardRequirement.isNeeded(locked, p))
                        .isPresent();
    }

    // Before the link is made, the broker sees to them. A certificate has none, though the browser tab may
    // still hold what somebody's provider said.
    private boolean hasClaims() {
        return !isBeforeLink() && login.link() != BrokerLogin.Link.NONE;
    }

    private Optional<IdentityProviderModel> provider(KeycloakSession locked) {
        return Optional.ofNullable(
                locked.identityProviders().getByAlias(identity().alias()));
    }

    /** The account's ledger; if it has none yet, the one that it gets now. */
    IdentityLedger ledger(LockedAccount account) {
        return account.ledger()
                .map(ledger -> ledger.withoutBlocksBefore(now().minus(BLOCKS_KEPT)))
                .orElseGet(() -> adopted(account));
    }

    // A link that this very login made is not older than the account's first meeting with the step.
    private IdentityLedger adopted(LockedAccount account) {
        List<Identity> links = FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                .filter(link -> login.link() != BrokerLogin.Link.MADE_NOW
                        || !link.equals(identity().link()))
                .toList();
        return LedgerInitializer.of(account, links, now());
    }

    /** What the owner is asked: the purpose and the identity, as this ledger writes it. */
    String about(IdentityLedger ledger) {
        return IdentityLockout.PURPOSE.key() + ":" + ledger.digest(identity());
    }

    /** Whether the link is there that should be: what is still to be linked cannot have lost it. */
    boolean isLinked(LockedAccount account) {
        return isBeforeLink()
                || login.link() == BrokerLogin.Link.NONE
                || FederatedLinks.has(account.session(), account.realm(), account.user(), identity());
    }

    /** Whether the account gets its link once the owner has confirmed the identity. */
    boolean isBeforeLink() {
        return login.link() == BrokerLogin.Link.NOT_YET;
    }

    /** Who made the link, where the ledger does not know. Where there is none, nothing is to be removed either. */
    LinkOrigin origin() {
        return switch (login.link()) {
            case OLDER, NONE -> LinkOrigin.ADMINISTRATOR;
            case MADE_NOW, NOT_YET -> LinkOrigin.LOGIN;
        };
    }

    /** Where what happens here is written down; who only observes has nobody told. */
    NoticeRecorder notices(LockedAccount account) {
        return new NoticeRecorder(account, mode == Mode.ENFORCE ? settings.notices() : NotifyPolicy.NONE, now());
    }

    /** Stores a ledger in which somebody became known, for every cache to learn. */
    static void remember(LockedAccount account, IdentityLedger ledger) {
        account.store(ledger);
        account.evict();
    }
}
