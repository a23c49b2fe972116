package dev.identitycheck.login;

import dev.identitycheck.domain.identity.IdentityClaims;
import dev.identitycheck.domain.identity.UnreadableClaimsException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The claims of a provider at a login, read from the login's notes when first needed: most logins never need them. */
final class StoredLoginClaims implements IdentityClaims {

    private final KeycloakSession session;
    private final SerializedBrokeredIdentityContext brokered;
    private final AuthenticationSessionModel login;
    private @Nullable IdentityClaims claims;

    StoredLoginClaims(
            KeycloakSession session, SerializedBrokeredIdentityContext brokered, AuthenticationSessionModel login) {
        this.session = session;
        this.brokered = brokered;
        this.login = login;
    }

    @Override
    public Optional<List<String>> values(String name) {
        return read().values(name);
    }

    private IdentityClaims read() {
        IdentityClaims current = claims;
        if (current == null) {
            current = new BrokeredClaims(deserialized());
            claims = current;
        }
        return current;
    }

    // Keycloak wraps every failure here in a plain RuntimeException.
    private BrokeredIdentityContext deserialized() {
        try {
            return brokered.deserialize(session, login);
        } catch (RuntimeException e) {
            throw new UnreadableClaimsException(e);
        }
    }
}
