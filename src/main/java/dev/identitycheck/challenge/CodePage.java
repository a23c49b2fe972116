package dev.identitycheck.challenge;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.MessageResource;
import dev.identitycheck.settings.Settings;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.resources.RealmsResource;

/** The page that asks for a code, and what it says above or beside the field. */
final class CodePage {

    private static final String TEMPLATE = "identity-check-code.ftl";
    private static final String FIELD = "code";

    private final AuthenticationFlowContext context;
    private final BrokerLogin login;
    private final Settings settings;
    private final Instant now;

    CodePage(AuthenticationFlowContext context, BrokerLogin login, Settings settings, Instant now) {
        this.context = context;
        this.login = login;
        this.settings = settings;
        this.now = now;
    }

    /** What the page has to say, as a message key with its parameters. */
    sealed interface Say {

        record Nothing() implements Say {}

        record Info(String key) implements Say {}

        record Problem(String key, List<Object> parameters) implements Say {}

        record AboutEntry(String key, List<Object> parameters) implements Say {}
    }

    Response show(Ask ask, ChallengeNote challenge, Say say) {
        LoginFormsProvider form = context.form();
        if (say instanceof Say.Info info) {
            form.setInfo(info.key());
        } else if (say instanceof Say.Problem problem) {
            form.setError(problem.key(), problem.parameters().toArray());
        } else if (say instanceof Say.AboutEntry entry) {
            form.addError(new FormMessage(FIELD, entry.key(), entry.parameters().toArray()));
        }
        return form.setAttribute("identityCheck", model(ask, challenge)).createForm(TEMPLATE);
    }

    private Map<String, Object> model(Ask ask, ChallengeNote challenge) {
        Optional<Instant> liveUntil = challenge.codes().liveUntil(now);
        return Map.ofEntries(
                Map.entry("providerName", login.providerName()),
                Map.entry("account", login.user().getUsername()),
                Map.entry("destinations", liveUntil.isPresent() ? destinations(ask, challenge) : List.of()),
                Map.entry("codeSent", liveUntil.isPresent()),
                Map.entry("status", challenge.underwaySince().isPresent() ? status(challenge) : ""),
                Map.entry("expiresInMinutes", liveUntil.map(this::minutesUntil).orElse(1L)),
                Map.entry("codeLength", settings.codeLength()),
                Map.entry("failuresLeft", ask.failuresLeft()),
                Map.entry("waitSeconds", Wait.seconds(ask.nextMessageAt(), now)),
                Map.entry("canUseEmail", ask.route().canUseEmail()),
                Map.entry("canUseSms", ask.route().canUseSms()));
    }

    private String status(ChallengeNote challenge) {
        return RealmsResource.realmBaseUrl(context.getUriInfo())
                .path(Settings.STEP)
                .path(MessageResource.PATH)
                .path(challenge.messageId())
                .build(context.getRealm().getName())
                .toString();
    }

    // Where the newest code went: the next one may go elsewhere.
    private static List<Map<String, String>> destinations(Ask ask, ChallengeNote challenge) {
        String via = challenge.codes().newestVia();
        return ask.book().contacts().stream()
                .filter(c -> via.equals("both") || via.equals(CodeSender.via(List.of(c))))
                .map(c -> Map.of("kind", c instanceof Contact.Email ? "email" : "sms", "masked", c.masked()))
                .toList();
    }

    private long minutesUntil(Instant then) {
        return Math.max(1, Wait.minutes(Wait.seconds(then, now)));
    }
}
