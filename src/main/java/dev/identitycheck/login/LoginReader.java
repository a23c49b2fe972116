package dev.identitycheck.login;

import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Reads the login that a flow is about: through an identity provider, or with a client certificate. */
public final class LoginReader {

    private LoginReader() {}

    /**
     * Reads the login; empty if the step runs without such a login before it.
     *
     * @param claims the names of the fingerprint claims
     */
    public static Optional<BrokerLogin> read(AuthenticationFlowContext context, List<String> claims) {
        return BrokerLogin.brokered(context, claims).or(() -> CertificateLogin.of(context));
    }
}
