package dev.identitycheck.authenticator.device;

import dev.identitycheck.authenticator.StatelessConditionFactory;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.settings.UnfamiliarAccessSettings;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Makes the condition {@code conditional-unfamiliar-access} and describes it to the admin console. */
public final class UnfamiliarAccessConditionFactory implements StatelessConditionFactory {

    private static final ConditionalAuthenticator CONDITION = new UnfamiliarAccessCondition(ServerClock::now);

    @Override
    public String getId() {
        return ProviderIds.UNFAMILIAR_ACCESS;
    }

    @Override
    public String getDisplayType() {
        return "Condition - unfamiliar access";
    }

    @Override
    public String getHelpText() {
        return "True in a browser in which the user has not passed this sub-flow, or not for long. The sub-flow ends"
                + " with"
                + " \"Identity Check: remember this browser\".";
    }

    @Override
    public List<Option<?>> options() {
        return UnfamiliarAccessSettings.OPTIONS;
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }
}
