package dev.identitycheck.listener.protection;

import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.notice.EarlierContacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What protects an account, as one transaction sees it.
 *
 * @param enabled whether the user is enabled
 * @param isMet whether this extension has handled the account
 * @param isElsewhere whether a directory may keep the password, which leaves nothing to compare
 * @param created when the account was made; empty if that is not known
 * @param credentials the stored credentials
 * @param links the linked identities
 * @param ledger the ledger; empty if there is none that can be read
 * @param contacts whom a notice goes to
 */
record StoredProtection(
        boolean enabled,
        boolean isMet,
        boolean isElsewhere,
        Optional<Instant> created,
        List<CredentialState> credentials,
        List<Identity> links,
        Optional<IdentityLedger> ledger,
        EarlierContacts contacts) {

    // Whoever sets up a new account, or has it set up, need not be told of it.
    private static final Duration SET_UP = Duration.ofMinutes(10);

    /** Reads it; empty if there is no such user. */
    static Optional<StoredProtection> of(KeycloakSession session, RealmModel realm, String userId, Instant now) {
        return UncachedUser.find(session, realm, userId).map(user -> of(session, realm, user, now));
    }

    private static StoredProtection of(KeycloakSession session, RealmModel realm, UserModel user, Instant now) {
        Optional<IdentityLedger> ledger = ledger(session, realm, user);
        return new StoredProtection(
                user.isEnabled(),
                AccountView.of(session, realm, user).isMet(),
                user.isFederated(),
                Optional.ofNullable(user.getCreatedTimestamp()).map(Instant::ofEpochMilli),
                CredentialState.of(session, realm, user),
                FederatedLinks.of(session, realm, user),
                ledger,
                EarlierContacts.of(session, realm, user, now));
    }

    private static Optional<IdentityLedger> ledger(KeycloakSession session, RealmModel realm, UserModel user) {
        try {
            return AccountView.of(session, realm, user).ledger();
        } catch (UnreadableAccountException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the account is being set up: it is new, or it has nothing yet by which anybody could sign in, and an
     * administrator invited its owner, however long ago. One from a directory is as old as its entry there.
     */
    boolean isBeingSetUp(boolean isInvited, Instant now) {
        boolean isNew = created.filter(now.minus(SET_UP)::isBefore).isPresent();
        boolean isBare = credentials.isEmpty() && links.isEmpty();
        return !isMet && !isElsewhere && (isNew || (isBare && isInvited));
    }

    /** Whether an identity made the account and no login of its own proved an address for it. */
    boolean owesProof() {
        return ledger.filter(IdentityLedger::owesProof).isPresent();
    }
}
