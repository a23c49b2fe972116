package dev.identitycheck.notice.disown;

import dev.identitycheck.domain.notice.DisownEffect;
import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.SafeText;
import dev.identitycheck.domain.notice.Undone;
import dev.identitycheck.notice.NoticeFacts;
import dev.identitycheck.notice.ProviderDisplayName;
import dev.identitycheck.page.LocalTimeFormat;
import dev.identitycheck.page.OwnPage;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.ChoiceOption;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The pages of a disown token, in the realm's login theme. They do not name the account: a mail scanner may read them.
 */
final class DisownPage {

    /** The form field whose value only the page knows. */
    static final String PROOF = "proof";

    private static final int LONGEST_NAME = 80;

    private final KeycloakSession session;
    private final RealmModel realm;

    DisownPage(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** The page with the button that uses the token. */
    Response ask(Notice notice, List<Undone> more, boolean isAnotherIn, DisownToken token) {
        Map<String, Object> model = model("ask", notice);
        model.put("isAnotherIn", isAnotherIn);
        model.put("more", NoticeFacts.undone(session, more));
        model.put(PROOF, token.formProof());
        model.put("account", ChoiceOption.text(RealmSettings.of(realm).disownedAccount()));
        return page(model, Response.Status.OK);
    }

    /** The page after the token was used. */
    Response done(Notice notice, List<Undone> undone, boolean isAnotherIn) {
        Map<String, Object> model = model("done", notice);
        model.put("isAnotherIn", isAnotherIn);
        model.put("more", NoticeFacts.undone(session, undone));
        model.put("recover", PasswordRecoveryLink.after(session, realm, notice).orElse(""));
        return page(model, Response.Status.OK);
    }

    /** The page of a token that was used before. */
    Response alreadyDone(Notice notice) {
        Map<String, Object> model = model("already", notice);
        model.put("recover", PasswordRecoveryLink.after(session, realm, notice).orElse(""));
        return page(model, Response.Status.OK);
    }

    /** The page of an unknown or expired token. */
    Response invalid() {
        return page(new HashMap<>(Map.of("state", "invalid")), Response.Status.NOT_FOUND);
    }

    Response tryLater() {
        return page(new HashMap<>(Map.of("state", "later")), Response.Status.SERVICE_UNAVAILABLE);
    }

    private Map<String, Object> model(String state, Notice notice) {
        Map<String, Object> model = new HashMap<>();
        model.put("state", state);
        model.put("effect", notice.kind().effect().orElse(DisownEffect.ACCESS).key());
        // For templates that were written when there were two effects.
        model.put("access", notice.kind().isAccess());
        model.put("endsSessions", notice.endsSessions());
        model.put("kind", notice.kind().key());
        model.put("about", NoticeFacts.of(notice));
        model.put("provider", SafeText.of(ProviderDisplayName.of(session, notice), LONGEST_NAME));
        model.put("contacts", notice.contacts().stream().map(NewContact::masked).toList());
        model.put(
                "time",
                LocalTimeFormat.of(
                        notice.at(),
                        RealmSettings.of(realm).timeZone(),
                        session.getContext().resolveLocale(null)));
        return model;
    }

    private Response page(Map<String, Object> model, Response.Status status) {
        CacheControl noStore = new CacheControl();
        noStore.setNoStore(true);
        Response page = OwnPage.render(
                session,
                session.getProvider(LoginFormsProvider.class).setStatus(status),
                model,
                "identity-check-disown.ftl");
        return Response.fromResponse(page).cacheControl(noStore).build();
    }
}
