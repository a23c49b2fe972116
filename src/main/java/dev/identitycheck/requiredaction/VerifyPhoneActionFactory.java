package dev.identitycheck.requiredaction;

import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.SimpleProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action {@code identity-check-verify-phone}. */
public final class VerifyPhoneActionFactory
        implements RequiredActionFactory, SimpleProviderFactory<RequiredActionProvider> {

    /** The action's id, which is its {@code kc_action} too. */
    public static final String ID = ProviderIds.VERIFY_PHONE;

    /** What administrators know it as. */
    public static final String NAME = "Identity Check: verify phone";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return NAME;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SelfServiceAction(ID, ServerClock::now, VerifyPhone::new);
    }
}
