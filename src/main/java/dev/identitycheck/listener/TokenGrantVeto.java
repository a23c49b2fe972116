package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.CachedLedger;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.broker.link.LedgerInitializer;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.CurrentRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
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
 * Refuses a token that a client would get on the strength of a link alone. The JWT authorization grant, the exchange of
 * a provider's token and the retrieval of a provider's stored token run no flow, so no step asks for a code there.
 * Keycloak 26.7 sends the event of each once the response is built, before the commit and before the response is sent:
 * an exception at the commit replaces the response and rolls the request back.
 */
final class TokenGrantVeto {

    // By name: on a server that lacks one of these event types (Keycloak 26.5) this class would not load otherwise.
    private static final Set<String> EVENTS =
            Set.of("JWT_AUTHORIZATION_GRANT", "TOKEN_EXCHANGE", "IDENTITY_PROVIDER_RETRIEVE_TOKEN");

    private static final Pattern STORED_TOKEN = Pattern.compile(".*/broker/([^/]+)/token/?");
    private static final String UNKNOWN = "the identity is not known, and the grant runs no flow that asks";

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

    /** Handles a user event. */
    static void check(KeycloakSession session, Event event) {
        if (!EVENTS.contains(event.getType().name()) && !isAssertionGrantOfOldServer(event)) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        Optional<String> alias = alias(session, event);
        if (alias.isEmpty() && event.getType() == EventType.IDENTITY_PROVIDER_RETRIEVE_TOKEN) {
            BeforeCommit.run(session, () -> refuse(session, event, null, "the provider of the token is not known"));
        }
        alias.filter(name -> ProtectedProviders.refusesUnknown(session, realm, name))
                .ifPresent(name ->
                        BeforeCommit.run(session, new TokenGrantVeto(session, event, name)::refuseUnlessTrusted));
    }

    // In Keycloak 26.5 the JWT authorization grant is a preview, whose event is that of a login.
    private static boolean isAssertionGrantOfOldServer(Event event) {
        return event.getType() == EventType.LOGIN
                && OAuth2Constants.JWT_AUTHORIZATION_GRANT.equals(details(event).get(Details.GRANT_TYPE));
    }

    private static Map<String, String> details(Event event) {
        return Objects.requireNonNullElse(event.getDetails(), Map.of());
    }

    private static Optional<String> alias(KeycloakSession session, Event event) {
        Map<String, String> details = details(event);
        if (event.getType() == EventType.TOKEN_EXCHANGE) {
            return Optional.ofNullable(details.get(OAuth2Constants.SUBJECT_ISSUER))
                    .flatMap(issuer -> aliasOfIssuer(session, issuer));
        }
        Optional<String> alias = Optional.ofNullable(details.get(Details.IDENTITY_PROVIDER));
        return event.getType() == EventType.IDENTITY_PROVIDER_RETRIEVE_TOKEN
                ? alias.or(() -> aliasInPath(session))
                : alias;
    }

    // Keycloak 26.5 does not name the provider in the event of a stored token.
    private static Optional<String> aliasInPath(KeycloakSession session) {
        return Optional.of(STORED_TOKEN.matcher(CurrentRequest.path(session)))
                .filter(Matcher::matches)
                .map(path -> path.group(1))
                .filter(alias -> session.identityProviders().getByAlias(alias) != null);
    }

    // Only the exchange of an external token names an issuer: by the provider's alias, or as the token states it.
    private static Optional<String> aliasOfIssuer(KeycloakSession session, String issuer) {
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

    private void refuseUnlessTrusted() {
        if (!isTrusted()) {
            refuse(session, event, alias, UNKNOWN);
        }
    }

    private static void refuse(KeycloakSession session, Event event, @Nullable String alias, String cause) {
        VetoReport.send(session, event, alias, cause);
        throw new BadRequestException(OAuthErrorException.INVALID_GRANT);
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
        } catch (CheckImpossibleException e) {
            LOG.warnf(
                    "identity-check event=grant_unread realm=%s user=%s provider=%s cause=\"%s\"",
                    realm.getName(), user.getId(), alias, e.getMessage());
            return false;
        }
    }

    private boolean isKnown(UserModel user, Identity identity) {
        return isStoredTokenRetrieval()
                ? CachedLedger.knowsLink(session, realm, user, identity)
                : CachedLedger.find(session, realm, user, identity).isPresent();
    }

    private boolean trusts(LockedAccount account, Identity identity) {
        return account.ledger()
                .map(ledger -> isStoredTokenRetrieval() ? ledger.knowsLink(identity) : ledger.knows(identity))
                .orElseGet(() -> LedgerInitializer.trusts(account, identity));
    }

    // The fingerprint claims are not available here, so an entry that was made with some does not match. A stored
    // token belongs to a known identity whatever its claims are: WithheldLinkToken keeps an unknown identity's token
    // off the link.
    private boolean isStoredTokenRetrieval() {
        return event.getType() == EventType.IDENTITY_PROVIDER_RETRIEVE_TOKEN;
    }
}
