package dev.identitycheck.login;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.domain.identity.Fingerprint;
import dev.identitycheck.domain.identity.Identity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login through an identity provider that a Post Login Flow follows, or that a First Broker Login Flow would link to
 * an account; or a login with a client certificate ({@link CertificateLogin}).
 *
 * @param identity the identity that signed in
 * @param providerName the provider's display name
 * @param user the account
 * @param link whether the account is linked to the identity
 */
public record BrokerLogin(Identity identity, String providerName, UserModel user, Link link) {

    /** The link between account and identity. */
    public enum Link {
        /** The link is made once the owner has confirmed the identity. */
        NOT_YET,
        /** The link was made by this login. */
        MADE_NOW,
        OLDER,
        /** There is no link: a certificate belongs to an account because of values that both contain. */
        NONE
    }

    /** Reads a login through an identity provider; empty if the step runs without one before it. */
    static Optional<BrokerLogin> brokered(AuthenticationFlowContext context, List<String> claims) {
        return note(context)
                .map(note -> SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                        context.getAuthenticationSession(), note))
                .flatMap(brokered -> of(context, brokered, claims));
    }

    /**
     * Refuses transient users, which the server does not store: they have no account to protect, and no place for
     * a ledger.
     *
     * @throws AccountUnavailableException if the user is transient
     */
    public void requireAccount() {
        if (LightweightUserAdapter.isLightweightUser(user)) {
            throw new AccountUnavailableException(
                    "users of this provider are transient, and the step can confirm nothing without an account", null);
        }
    }

    /** Whether the step runs in a First Broker Login Flow that has found no account for the identity. */
    public static boolean isOfNobody(AuthenticationFlowContext context) {
        return isFirst(context)
                && context.getAuthenticationSession().getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO) == null;
    }

    /** Whether the step runs in a First Broker Login Flow: a user who passes there is linked to the account. */
    public static boolean isFirst(AuthenticationFlowContext context) {
        return LoginActionsService.FIRST_BROKER_LOGIN_PATH.equals(context.getFlowPath());
    }

    /** A function that reads the provider's claims at the login, in a session of the caller's choice. */
    public static Optional<Function<KeycloakSession, BrokeredIdentityContext>> claims(
            AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return Optional.ofNullable(SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                        login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .map(brokered -> session -> brokered.deserialize(session, login));
    }

    private static Optional<String> note(AuthenticationFlowContext context) {
        if (isFirst(context)) {
            return Optional.of(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        }
        return LoginActionsService.POST_BROKER_LOGIN_PATH.equals(context.getFlowPath())
                ? Optional.of(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT)
                : Optional.empty();
    }

    private static Optional<BrokerLogin> of(
            AuthenticationFlowContext context, SerializedBrokeredIdentityContext brokered, List<String> claims) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String alias = brokered.getIdentityProviderId();
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(provider -> new BrokerLogin(
                        new Identity(
                                alias,
                                provider.getInternalId(),
                                brokered.getId(),
                                new Fingerprint(claims, new StoredLoginClaims(session, brokered, login))),
                        KeycloakModelUtils.getIdentityProviderDisplayName(session, provider),
                        user(context),
                        link(context)));
    }

    // Keycloak ends the login where the account is gone or disabled by now.
    private static UserModel user(AuthenticationFlowContext context) {
        return isFirst(context)
                ? AbstractIdpAuthenticator.getExistingUser(
                        context.getSession(), context.getRealm(), context.getAuthenticationSession())
                : context.getUser();
    }

    private static Link link(AuthenticationFlowContext context) {
        if (isFirst(context)) {
            return Link.NOT_YET;
        }
        String first =
                context.getAuthenticationSession().getAuthNote(PostBrokerLoginConstants.PBL_AFTER_FIRST_BROKER_LOGIN);
        return Boolean.parseBoolean(first) ? Link.MADE_NOW : Link.OLDER;
    }
}
