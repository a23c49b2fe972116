package dev.identitycheck.challenge.device;

import dev.identitycheck.challenge.ConditionFactory;
import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.settings.AccessSettings;
import dev.identitycheck.settings.Option;
import java.util.List;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Makes the condition {@code conditional-unfamiliar-access} and describes it to the admin console. */
public final class UnfamiliarAccessFactory implements ConditionFactory {

    private static final ConditionalAuthenticator CONDITION = new UnfamiliarAccess(ServerClock::now);

    @Override
    public String getId() {
        return AccessSettings.CONDITION;
    }

    @Override
    public String getDisplayType() {
        return "Condition - unfamiliar access";
    }

    @Override
    public String getHelpText() {
        return "True in a browser in which the user has not passed this sub-flow, or not for long. The sub-flow ends with"
                + " \"Identity Check: remember this browser\".";
    }

    @Override
    public List<Option<?>> options() {
        return AccessSettings.OPTIONS;
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }
}
