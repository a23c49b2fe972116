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
 * A provider has given its subject another name and still knows the old one: within the request that brings the login
 * from the provider, Keycloak 26.7 removes the link and makes it again ({@code migrateFederatedIdentityId}). No other
 * request from a provider removes a link, and no other request at all is taken for this one.
 *
 * @param from the identity under its old name
 * @param before the ledger before the link went; nothing if there was none
 */
public record SubjectMigration(Identity from, Optional<IdentityLedger> before) {

    private static final String REMOVED = "identity-check.removed-link.";
    private static final String SAID = "identity-check.said-at-renaming.";

    /** To be told what the provider says of an identity that comes with an old name too. */
    public static void said(KeycloakSession session, String alias, IdentityClaims claims) {
        session.setAttribute(SAID + alias, claims);
    }

    /** A link goes; it may come back under another name in the same request. */
    static void removed(LockedAccount account, Identity identity) {
        KeycloakSession session = account.session();
        if (LinkInitiator.isFromProvider(session)) {
            session.setAttribute(key(account, identity), new SubjectMigration(identity, account.ledger()));
        }
    }

    /** The renaming that a link which is made now completes. */
    static Optional<SubjectMigration> completedBy(LockedAccount account, Identity identity) {
        return Optional.ofNullable((SubjectMigration) account.session().removeAttribute(key(account, identity)))
                .filter(renaming -> LinkInitiator.isFromProvider(account.session()));
    }

    /** The ledger with the entries of the old name under the new one; nothing if there was none. */
    Optional<IdentityLedger> ledger(KeycloakSession session, Identity to) {
        IdentityClaims claims = Objects.requireNonNullElse(
                session.getAttribute(SAID + to.alias(), IdentityClaims.class), IdentityClaims.NONE);
        return before.map(ledger -> ledger.moved(from, to.with(new Fingerprint(List.of(), claims))));
    }

    private static String key(LockedAccount account, Identity identity) {
        return REMOVED + identity.providerId() + "." + account.user().getId();
    }
}
