package dev.identitycheck.requiredaction;

import dev.identitycheck.page.OwnPage;
import dev.identitycheck.settings.option.ChoiceOption;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;

/** Renders the page of a required action that cannot be used. */
final class ActionRefusedPage {

    /** Why the action is refused, by the names in the page's template. */
    enum Reason {
        NOT_ALLOWED,
        CANNOT_CHECK
    }

    private ActionRefusedPage() {}

    static Response page(RequiredActionContext context, Reason reason) {
        return OwnPage.render(
                context.getSession(),
                context.form(),
                Map.of("reason", ChoiceOption.text(reason)),
                "identity-check-closed.ftl");
    }
}
