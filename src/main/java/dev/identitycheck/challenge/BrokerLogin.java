package dev.identitycheck.challenge;

import dev.identitycheck.identity.Fingerprint;
import dev.identitycheck.identity.Identity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The login through an identity provider that a Post Login Flow follows.
 *
 * @param identity who signed in at the provider
 * @param providerName the provider as people know it
 * @param linkMadeNow whether this login made the link
 */
record BrokerLogin(Identity identity, String providerName, boolean linkMadeNow) {

    /**
     * Reads the login; nothing if the step stands where no such login has been.
     *
     * @param claims the names of the claims that belong to the identity
     */
    static Optional<BrokerLogin> of(AuthenticationFlowContext context, List<String> claims) {
        if (!LoginActionsService.POST_BROKER_LOGIN_PATH.equals(context.getFlowPath())) {
            return Optional.empty();
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return Optional.ofNullable(SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                        login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .flatMap(brokered -> of(context.getSession(), brokered, login, claims));
    }

    /** Reads what the provider said at the login, in whichever session. */
    static Optional<Function<KeycloakSession, BrokeredIdentityContext>> claims(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return Optional.ofNullable(SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                        login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .map(brokered -> session -> brokered.deserialize(session, login));
    }

    private static Optional<BrokerLogin> of(
            KeycloakSession session,
            SerializedBrokeredIdentityContext brokered,
            AuthenticationSessionModel login,
            List<String> claims) {
        String alias = brokered.getIdentityProviderId();
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(provider -> new BrokerLogin(
                        new Identity(
                                alias,
                                provider.getInternalId(),
                                brokered.getId(),
                                new Fingerprint(claims, new LoginClaims(session, brokered, login))),
                        name(session, provider),
                        Boolean.parseBoolean(
                                login.getAuthNote(PostBrokerLoginConstants.PBL_AFTER_FIRST_BROKER_LOGIN))));
    }

    private static String name(KeycloakSession session, IdentityProviderModel provider) {
        return KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
    }
}
