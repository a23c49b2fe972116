package dev.identitycheck.authenticator.identity;

import dev.identitycheck.authenticator.StatelessConditionFactory;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Makes the condition {@code conditional-new-identity} and describes it to the admin console. */
public final class NewIdentityConditionFactory implements StatelessConditionFactory {

    private static final ConditionalAuthenticator CONDITION = new NewIdentityCondition(ServerClock::now);

    @Override
    public String getId() {
        return ProviderIds.NEW_IDENTITY;
    }

    @Override
    public String getDisplayType() {
        return "Condition - new identity";
    }

    @Override
    public String getHelpText() {
        return "True where the step \"Identity Check: confirm a new identity\" of the same flow would ask, by that"
                + " step's"
                + " settings.";
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }
}
