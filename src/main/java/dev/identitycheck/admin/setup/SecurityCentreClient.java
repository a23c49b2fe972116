package dev.identitycheck.admin.setup;

import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.SecurityCentreAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/**
 * The client through which people open the security centre and come back. The Account Console lists it among the
 * applications. It gets no tokens: nobody has the verifier that the code of its logins would be exchanged with.
 */
final class SecurityCentreClient {

    private static final String NAME = "Security centre";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupReport report;

    SecurityCentreClient(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.session = session;
        this.realm = realm;
        this.report = report;
    }

    /** Creates the client; one that has its id already stays as it is. */
    void create() {
        ClientModel current = find(realm);
        if (current == null) {
            ClientManager.createClient(session, realm, representation());
            report.changed("create-client", ProviderIds.SECURITY_CENTRE, SecurityCentreAddress.path(realm));
        } else if (!isOwn()) {
            report.skipped(ProviderIds.SECURITY_CENTRE, "another client of the realm has this id");
        } else if (!SecurityCentreAddress.path(realm).equals(current.getBaseUrl())) {
            // The realm was given another name.
            current.setBaseUrl(SecurityCentreAddress.path(realm));
            current.setRedirectUris(Set.of(SecurityCentreAddress.landingPath(realm)));
            report.changed("change-client", ProviderIds.SECURITY_CENTRE, SecurityCentreAddress.path(realm));
        }
    }

    void remove() {
        ClientModel current = find(realm);
        if (current != null && isOwn()) {
            new ClientManager(new RealmManager(session)).removeClient(realm, current);
            report.changed("remove-client", ProviderIds.SECURITY_CENTRE, "");
        }
    }

    private static @Nullable ClientModel find(RealmModel realm) {
        return realm.getClientByClientId(ProviderIds.SECURITY_CENTRE);
    }

    private boolean isOwn() {
        return SecurityCentreAddress.client(realm).isPresent();
    }

    private ClientRepresentation representation() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(ProviderIds.SECURITY_CENTRE);
        client.setName(NAME);
        client.setDescription("Made by the set-up of Identity Check, which removes it too");
        client.setProtocol("openid-connect");
        client.setPublicClient(true);
        client.setStandardFlowEnabled(true);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setServiceAccountsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setAlwaysDisplayInConsole(true);
        client.setRootUrl(Constants.AUTH_BASE_URL_PROP);
        client.setBaseUrl(SecurityCentreAddress.path(realm));
        client.setRedirectUris(List.of(SecurityCentreAddress.landingPath(realm)));
        client.setWebOrigins(List.of());
        Map<String, String> attributes = new HashMap<>(SecurityCentreAddress.mark());
        attributes.put("pkce.code.challenge.method", "S256");
        // As an import of a realm sets it (Keycloak 26.7).
        attributes.put("post.logout.redirect.uris", "+");
        client.setAttributes(attributes);
        return client;
    }
}
