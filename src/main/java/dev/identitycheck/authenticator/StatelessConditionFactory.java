package dev.identitycheck.authenticator;

import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;

/** The base of the factories of conditions. */
public interface StatelessConditionFactory extends ConditionalAuthenticatorFactory, StatelessAuthenticatorFactory {

    @Override
    default String getReferenceCategory() {
        return ConditionalAuthenticatorFactory.super.getReferenceCategory();
    }
}
