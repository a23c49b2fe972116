package dev.identitycheck.authenticator;

import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;

/** What the factories of conditions have in common. */
public interface StatelessConditionFactory extends ConditionalAuthenticatorFactory, StatelessAuthenticatorFactory {

    @Override
    default String getReferenceCategory() {
        return ConditionalAuthenticatorFactory.super.getReferenceCategory();
    }
}
