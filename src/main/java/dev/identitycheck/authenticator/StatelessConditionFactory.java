package dev.identitycheck.challenge;

import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;

/** What the factories of conditions have in common. */
public interface ConditionFactory extends ConditionalAuthenticatorFactory, FlowStepFactory {

    @Override
    default String getReferenceCategory() {
        return ConditionalAuthenticatorFactory.super.getReferenceCategory();
    }
}
