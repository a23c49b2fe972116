package dev.identitycheck.authenticator;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the conditions have in common: none has a page, a set-up or anything to hold. */
public interface StatelessCondition extends ConditionalAuthenticator {

    @Override
    default void action(AuthenticationFlowContext context) {}

    @Override
    default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    default void close() {}
}
