package dev.identitycheck.requiredaction;

import dev.identitycheck.settings.option.ChoiceOption;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;

/** The page of an action that cannot be used. */
final class ActionRefusedPage {

    /** Why, as the page's template knows it. */
    enum Reason {
        NOT_ALLOWED,
        CANNOT_CHECK
    }

    private ActionRefusedPage() {}

    static Response page(RequiredActionContext context, Reason reason) {
        return context.form()
                .setAttribute("identityCheck", Map.of("reason", ChoiceOption.text(reason)))
                .createForm("identity-check-closed.ftl");
    }
}
