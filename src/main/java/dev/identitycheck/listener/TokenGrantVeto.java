package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.CachedLedger;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.broker.link.LedgerInitializer;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.BeforeCommit;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.broker.provider.ExchangeExternalToken;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.IdentityProviderType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;

/**
 * Refuses a token that somebody would get for a link alone. The JWT authorization grant, the exchange of a provider's token
 * and the hand-out of a provider's stored token run no flow, so nobody is asked there. Keycloak 26.7 tells of each once the
 * answer is made, before the commit and before the answer leaves: what is thrown at the commit takes the answer's place,
 * and nothing of the request stays.
 */
final class TokenGrantVeto {

    // By name: a server that knows an event less would not load this class, and hear nothing at all (Keycloak 26.5).
    private static final Set<String> EVENTS =
            Set.of("JWT_AUTHORIZATION_GRANT", "TOKEN_EXCHANGE", "IDENTITY_PROVIDER_RETRIEVE_TOKEN");

    private static final Logger LOG = Logger.getLogger(TokenGrantVeto.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Event event;
    private final String alias;

    private TokenGrantVeto(KeycloakSession session, Event event, String alias) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.event = event;
        this.alias = alias;
    }

    /** To be called with every event of a person. */
    static void check(KeycloakSession session, Event event) {
        if (!EVENTS.contains(event.getType().name())) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        provider(session, event)
                .filter(alias -> ProtectedProviders.refusesUnknown(session, realm, alias))
                .ifPresent(alias -> BeforeCommit.run(session, new TokenGrantVeto(session, event, alias)::judge));
    }

    private static Optional<String> provider(KeycloakSession session, Event event) {
        Map<String, String> details = Objects.requireNonNullElse(event.getDetails(), Map.of());
        return event.getType() == EventType.TOKEN_EXCHANGE
                ? Optional.ofNullable(details.get(OAuth2Constants.SUBJECT_ISSUER))
                        .flatMap(issuer -> exchanged(session, issuer))
                : Optional.ofNullable(details.get(Details.IDENTITY_PROVIDER));
    }

    // Only the exchange of a token from elsewhere tells of an issuer: by its alias, or as the token has it.
    private static Optional<String> exchanged(KeycloakSession session, String issuer) {
        if (session.identityProviders().getByAlias(issuer) != null) {
            return Optional.of(issuer);
        }
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.type(IdentityProviderType.EXCHANGE_EXTERNAL_TOKEN))
                .map(IdentityProviderModel::getAlias)
                .filter(alias -> IdentityBrokerService.getIdentityProvider(session, alias)
                                instanceof ExchangeExternalToken external
                        && external.isIssuer(issuer, form))
                .findFirst();
    }

    private void judge() {
        if (!isTrusted()) {
            VetoReport.tell(session, event, alias, "the identity is not known, and the grant runs no flow that asks");
            throw new BadRequestException(OAuthErrorException.INVALID_GRANT);
        }
    }

    private boolean isTrusted() {
        UserModel user = session.users().getUserById(realm, event.getUserId());
        if (user == null) {
            return false;
        }
        FederatedIdentityModel link = session.users().getFederatedIdentity(realm, user, alias);
        return link != null
                && FederatedLinks.identity(session, link)
                        .filter(identity -> isTrusted(user, identity))
                        .isPresent();
    }

    private boolean isTrusted(UserModel user, Identity identity) {
        try {
            return isKnown(user, identity)
                    || AccountLock.join(session, realm, user.getId(), account -> trusts(account, identity));
        } catch (UnreadableAccountException | AccountUnavailableException e) {
            LOG.warnf(
                    "identity-check event=grant_unread realm=%s user=%s provider=%s cause=\"%s\"",
                    realm.getName(), user.getId(), alias, e.getMessage());
            return false;
        }
    }

    private boolean isKnown(UserModel user, Identity identity) {
        return isOfLink()
                ? CachedLedger.knowsLink(session, realm, user, identity)
                : CachedLedger.find(session, realm, user, identity).isPresent();
    }

    private boolean trusts(LockedAccount account, Identity identity) {
        return account.ledger()
                .map(ledger -> isOfLink() ? ledger.knowsLink(identity) : ledger.knows(identity))
                .orElseGet(() -> LedgerInitializer.trusts(account, identity));
    }

    // Claims that tell identities of one subject apart are not seen here: an entry that has some is not matched.
    // A stored token is of an identity that is known, whatever it claims: others' are kept out of the link.
    private boolean isOfLink() {
        return event.getType() == EventType.IDENTITY_PROVIDER_RETRIEVE_TOKEN;
    }
}
