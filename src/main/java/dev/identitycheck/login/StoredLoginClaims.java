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

/** What a provider said at a login, read back from the login's notes when first asked for: most logins never ask. */
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
        IdentityClaims known = claims;
        if (known == null) {
            known = new BrokeredClaims(deserialized());
            claims = known;
        }
        return known;
    }

    // Keycloak wraps whatever goes wrong here into plain runtime exceptions.
    private BrokeredIdentityContext deserialized() {
        try {
            return brokered.deserialize(session, login);
        } catch (RuntimeException e) {
            throw new UnreadableClaimsException(e);
        }
    }
}
