package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.notice.DisownToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * The page of one handle. Whoever opens it sees what would happen; mail scanners open links. Only its form does it. No
 * session is asked for and none is touched, so that it makes no difference who is signed in here.
 */
public final class DisownResource {

    private static final Logger LOG = Logger.getLogger(DisownResource.class);

    /** The field that only the page knows. */
    static final String PROOF = "proof";

    private final KeycloakSession session;
    private final Supplier<Instant> clock;
    private final Optional<DisownToken> handle;

    /** @param handle as it stands in the address */
    public DisownResource(KeycloakSession session, Supplier<Instant> clock, String handle) {
        this.session = session;
        this.clock = clock;
        this.handle = DisownToken.parse(handle);
    }

    /** Shows what the button would do. */
    @GET
    public Response show() {
        return answer(found -> new DisownService(session, clock).look(found));
    }

    /** Does it, if the page's own form asks. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        return answer(found -> List.of(found.formProof()).equals(form.get(PROOF))
                ? new DisownService(session, clock).act(found)
                : new DisownService(session, clock).look(found));
    }

    private Response answer(Function<DisownToken, DisownResult> deed) {
        DisownPage page = new DisownPage(session);
        try {
            return handle.map(found -> page.of(deed.apply(found), found)).orElseGet(page::invalid);
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            LOG.warnf(
                    "identity-check event=disown_failed realm=%s cause=\"%s\"",
                    session.getContext().getRealm().getName(), e.getMessage());
            return page.tryLater();
        }
    }
}
