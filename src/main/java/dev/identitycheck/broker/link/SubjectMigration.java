package dev.identitycheck.broker.link;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.Fingerprint;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityClaims;
import dev.identitycheck.domain.identity.IdentityLedger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The migration of a link to a new subject id that its provider sends together with the old one. Within the request
 * that carries the provider's login response, Keycloak 26.7 removes the link and creates it again
 * ({@code migrateFederatedIdentityId}). No other request from a provider removes a link, and a request of any other
 * kind is never treated as a migration.
 *
 * @param from the identity with its old subject
 * @param before the ledger before the link was removed; empty if there was none
 */
public record SubjectMigration(Identity from, Optional<IdentityLedger> before) {

    private static final String REMOVED = "identity-check.removed-link.";
    private static final String CLAIMS = "identity-check.said-at-renaming.";

    /** Notes the claims of an identity that arrives with an old subject too. */
    public static void noteClaims(KeycloakSession session, String alias, IdentityClaims claims) {
        session.setAttribute(CLAIMS + alias, claims);
    }

    /** Notes that a link is removed: the same request may create it again with another subject. */
    static void noteRemoved(LockedAccount account, Identity identity) {
        KeycloakSession session = account.session();
        if (LinkInitiator.isFromProvider(session)) {
            session.setAttribute(key(account, identity), new SubjectMigration(identity, account.ledger()));
        }
    }

    /** The migration that the creation of this link completes; empty if none is under way. */
    static Optional<SubjectMigration> completedBy(LockedAccount account, Identity identity) {
        return Optional.ofNullable((SubjectMigration) account.session().removeAttribute(key(account, identity)))
                .filter(migration -> LinkInitiator.isFromProvider(account.session()));
    }

    /** The ledger with the old subject's entries moved to the new subject; empty if there was no ledger. */
    Optional<IdentityLedger> migratedLedger(KeycloakSession session, Identity to) {
        IdentityClaims claims = Objects.requireNonNullElse(
                session.getAttribute(CLAIMS + to.alias(), IdentityClaims.class), IdentityClaims.NONE);
        return before.map(ledger -> ledger.moved(from, to.with(new Fingerprint(List.of(), claims))));
    }

    private static String key(LockedAccount account, Identity identity) {
        return REMOVED + identity.providerId() + "." + account.user().getId();
    }
}
