package dev.identitycheck.requiredaction;

import dev.identitycheck.keycloak.SecurityCentreAddress;
import dev.identitycheck.page.OwnPage;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** The page on which people are once they leave the security centre. */
final class CentreLandingPage {

    private final KeycloakSession session;
    private final RealmModel realm;

    CentreLandingPage(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** The page with the ways on. */
    Response left() {
        return page("left", Response.Status.OK);
    }

    /** The page of a realm whose set-up has no security centre. */
    Response missing() {
        return page("missing", Response.Status.NOT_FOUND);
    }

    private Response page(String state, Response.Status status) {
        ClientModel console = realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID);
        String account = console != null && console.isEnabled()
                ? Urls.accountBase(session.getContext().getUri().getBaseUri())
                        .build(realm.getName())
                        .toString()
                : "";
        CacheControl noStore = new CacheControl();
        noStore.setNoStore(true);
        Response page = OwnPage.render(
                session,
                session.getProvider(LoginFormsProvider.class).setStatus(status),
                Map.of("state", state, "account", account, "again", start()),
                "identity-check-left.ftl");
        return Response.fromResponse(page).cacheControl(noStore).build();
    }

    private String start() {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path(SecurityCentreAddress.path(realm))
                .build()
                .toString();
    }
}
