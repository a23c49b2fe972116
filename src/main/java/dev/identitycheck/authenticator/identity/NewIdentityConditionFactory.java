package dev.identitycheck.challenge;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.FactorSettings;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Makes the condition {@code conditional-new-identity} and describes it to the admin console. */
public final class NewIdentityFactory implements ConditionFactory {

    private static final ConditionalAuthenticator CONDITION = new NewIdentity(ServerClock::now);

    @Override
    public String getId() {
        return FactorSettings.CONDITION;
    }

    @Override
    public String getDisplayType() {
        return "Condition - new identity";
    }

    @Override
    public String getHelpText() {
        return "True where the step \"Identity Check: confirm a new identity\" of the same flow would ask, by that step's"
                + " settings.";
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }
}
