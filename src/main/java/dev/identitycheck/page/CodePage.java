package dev.identitycheck.page;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** Renders the page that asks for a code, with a message above or beside the field. */
public final class CodePage {

    private static final String TEMPLATE = "identity-check-code.ftl";
    static final String FIELD = "code";

    private CodePage() {}

    /** Renders the page with other texts, given by the suffix of their message keys. */
    public static Response draw(
            KeycloakSession session, LoginFormsProvider form, CodeView view, String textSuffix, PageMessage message) {
        Map<String, Object> model = new HashMap<>(view.model());
        model.put("purpose", textSuffix);
        return draw(session, form, model, message);
    }

    /** Renders the page with the texts of the view's purpose. */
    public static Response draw(KeycloakSession session, LoginFormsProvider form, CodeView view, PageMessage message) {
        return draw(session, form, view.model(), message);
    }

    private static Response draw(
            KeycloakSession session, LoginFormsProvider form, Map<String, Object> model, PageMessage message) {
        return OwnPage.render(session, saying(form, message), model, TEMPLATE);
    }

    /** Sets the message on a form; a message about an entry is shown beside the field {@code code}. */
    public static LoginFormsProvider saying(LoginFormsProvider form, PageMessage message) {
        message.setOn(form);
        return form;
    }
}
