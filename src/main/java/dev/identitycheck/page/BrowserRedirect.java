package dev.identitycheck.page;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Answers that send the browser on. */
public final class BrowserRedirect {

    private BrowserRedirect() {}

    /** The response that sends the browser to a URL. */
    public static Response to(URI url) {
        return Response.status(Response.Status.FOUND).location(url).build();
    }

    /** Sends the browser to the step's own page, which then shows what the request has changed. */
    public static void toPage(AuthenticationFlowContext context) {
        context.challenge(to(context.getRefreshUrl(false)));
    }
}
