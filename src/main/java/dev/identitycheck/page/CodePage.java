package dev.identitycheck.page;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page that asks for a code, and what it says above or beside the field. */
public final class CodePage {

    private static final String TEMPLATE = "identity-check-code.ftl";
    private static final String FIELD = "code";

    private CodePage() {}

    /** Draws the page with other words, by the end of their keys. */
    public static Response draw(LoginFormsProvider form, CodeView view, String words, PageMessage say) {
        Map<String, Object> model = new HashMap<>(view.model());
        model.put("purpose", words);
        return draw(form, model, say);
    }

    /** Draws the page, with the words of the view's purpose. */
    public static Response draw(LoginFormsProvider form, CodeView view, PageMessage say) {
        return draw(form, view.model(), say);
    }

    private static Response draw(LoginFormsProvider form, Map<String, Object> model, PageMessage say) {
        return saying(form, say).setAttribute("identityCheck", model).createForm(TEMPLATE);
    }

    /** Has a form say something; what is wrong with an entry is said beside the field {@code code}. */
    public static LoginFormsProvider saying(LoginFormsProvider form, PageMessage say) {
        if (say instanceof PageMessage.Info info) {
            form.setInfo(info.key());
        } else if (say instanceof PageMessage.Problem problem) {
            form.setError(problem.key(), problem.parameters().toArray());
        } else if (say instanceof PageMessage.AboutEntry entry) {
            form.addError(new FormMessage(FIELD, entry.key(), entry.parameters().toArray()));
        }
        return form;
    }
}
