package dev.identitycheck.requiredaction;

import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.SimpleProviderFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Creates the required action {@code identity-check-security-centre}. */
public final class SecurityCentreActionFactory
        implements RequiredActionFactory, SimpleProviderFactory<RequiredActionProvider> {

    /** The display name for administrators. */
    public static final String NAME = "Identity Check: security centre";

    @Override
    public String getId() {
        return ProviderIds.SECURITY_CENTRE;
    }

    @Override
    public String getDisplayText() {
        return NAME;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SelfServiceAction(ProviderIds.SECURITY_CENTRE, ServerClock::now, SecurityCentre::new);
    }
}
