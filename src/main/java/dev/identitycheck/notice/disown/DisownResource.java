package dev.identitycheck.notice.disown;

import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.notice.DisownToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * The page of one disown token. Opening it only shows what its form would do, since mail scanners open links. No
 * session is required or changed, so that it makes no difference who is signed in.
 */
public final class DisownResource {

    private static final Logger LOG = Logger.getLogger(DisownResource.class);

    private final KeycloakSession session;
    private final InstantSource clock;
    private final Optional<DisownToken> token;

    /** @param token the disown token in the URL */
    public DisownResource(KeycloakSession session, InstantSource clock, String token) {
        this.session = session;
        this.clock = clock;
        this.token = DisownToken.parse(token);
    }

    /** Shows what the page's form would do. */
    @GET
    public Response show() {
        return answer(found -> new DisownService(session, clock).preview(found));
    }

    /** Uses the token, if the request comes from the page's own form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        return answer(found -> List.of(found.formProof()).equals(form.get(DisownPage.PROOF))
                ? new DisownService(session, clock).disown(found)
                : new DisownService(session, clock).preview(found));
    }

    private Response answer(Function<DisownToken, DisownResult> operation) {
        DisownPage page = new DisownPage(session);
        try {
            return token.map(found -> operation.apply(found).draw(page, found)).orElseGet(page::invalid);
        } catch (CheckImpossibleException e) {
            LOG.warnf(
                    "identity-check event=disown_failed realm=%s cause=\"%s\"",
                    session.getContext().getRealm().getName(), e.getMessage());
            return page.tryLater();
        }
    }
}
