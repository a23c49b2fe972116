package dev.identitycheck.authenticator;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The base of conditions, which have no page, keep no state and are not set up by users. */
public interface StatelessCondition extends ConditionalAuthenticator {

    @Override
    default void action(AuthenticationFlowContext context) {}

    @Override
    default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    default void close() {}
}
