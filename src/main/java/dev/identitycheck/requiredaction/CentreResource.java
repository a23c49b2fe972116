package dev.identitycheck.requiredaction;

import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.SecurityCentreAddress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;

/** The resource {@code centre}: opens the security centre, and is where people are once they leave it. */
public final class CentreResource {

    private static final int CHALLENGE_BYTES = 32;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SecureRandom random;

    public CentreResource(KeycloakSession session, SecureRandom random) {
        this.session = session;
        this.random = random;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Leads to the security centre, behind a login if there is none. The challenge is of a verifier that nobody knows,
     * so that the code that Keycloak answers with is of no use; it comes back in the fragment, which no log keeps.
     */
    @GET
    public Response open() {
        if (!isSetUp()) {
            return new CentreLandingPage(session).missing();
        }
        URI login = OIDCLoginProtocolService.authUrl(session.getContext().getUri())
                .queryParam("client_id", ProviderIds.SECURITY_CENTRE)
                .queryParam("response_type", "code")
                .queryParam("response_mode", "fragment")
                .queryParam("scope", "openid")
                .queryParam("redirect_uri", "{landing}")
                .queryParam("code_challenge", challenge())
                .queryParam("code_challenge_method", "S256")
                .queryParam(Constants.KC_ACTION, ProviderIds.SECURITY_CENTRE)
                .build(realm.getName(), landing());
        return Response.seeOther(login).build();
    }

    /** The page after the security centre; its content does not depend on whose session it is. */
    @GET
    @Path(SecurityCentreAddress.LANDING)
    public Response left() {
        return isSetUp() ? new CentreLandingPage(session).left() : new CentreLandingPage(session).missing();
    }

    private boolean isSetUp() {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ProviderIds.SECURITY_CENTRE);
        return action != null
                && action.isEnabled()
                && SecurityCentreAddress.client(realm)
                        .filter(ClientModel::isEnabled)
                        .isPresent();
    }

    private String landing() {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path(SecurityCentreAddress.landingPath(realm))
                .build()
                .toString();
    }

    private String challenge() {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
    }
}
