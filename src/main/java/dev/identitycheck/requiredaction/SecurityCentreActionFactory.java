package dev.identitycheck.centre;

import dev.identitycheck.realm.ServerClock;
import dev.identitycheck.spi.PlainFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action {@code identity-check-security-centre}. */
public final class SecurityCentreFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    /** The action's id, which is its {@code kc_action} too. */
    public static final String ID = "identity-check-security-centre";

    /** What administrators know it as. */
    public static final String NAME = "Identity Check: security centre";

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
        return new CentreAction(ID, ServerClock::now, SecurityCentre::new);
    }
}
