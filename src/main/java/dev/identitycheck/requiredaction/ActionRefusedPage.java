package dev.identitycheck.centre;

import dev.identitycheck.settings.ChoiceOption;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;

/** The page of an action that cannot be used. */
final class ClosedRoom {

    /** Why, as the page's template knows it. */
    enum Reason {
        NOT_ALLOWED,
        CANNOT_CHECK
    }

    private ClosedRoom() {}

    static Response page(RequiredActionContext context, Reason reason) {
        return context.form()
                .setAttribute("identityCheck", Map.of("reason", ChoiceOption.text(reason)))
                .createForm("identity-check-closed.ftl");
    }
}
