package dev.identitycheck.challenge;

import dev.identitycheck.settings.ChoiceOption;
import dev.identitycheck.settings.LockScope;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The pages at which a login ends: locked, or refused. They hold no form. */
final class ClosedPage {

    /** Why somebody is refused, as the page's template knows it. */
    enum Reason {
        NO_CONTACT,
        NEW_CONTACT,
        NOT_AVAILABLE,
        CANNOT_CHECK
    }

    private ClosedPage() {}

    static Response locked(AuthenticationFlowContext context, BrokerLogin login, LockScope scope) {
        return page(
                context,
                login.providerName(),
                login.user().getUsername(),
                "identity-check-locked.ftl",
                Map.of("scope", ChoiceOption.text(scope)));
    }

    static Response refused(AuthenticationFlowContext context, BrokerLogin login, Reason reason) {
        return refused(context, login.providerName(), login.user().getUsername(), reason);
    }

    /** Nobody can tell who signs in. */
    static Response refused(AuthenticationFlowContext context) {
        return refused(context, "", "", Reason.CANNOT_CHECK);
    }

    private static Response refused(
            AuthenticationFlowContext context, String providerName, String account, Reason reason) {
        return page(
                context,
                providerName,
                account,
                "identity-check-refused.ftl",
                Map.of("reason", ChoiceOption.text(reason)));
    }

    private static Response page(
            AuthenticationFlowContext context,
            String providerName,
            String account,
            String template,
            Map<String, String> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("providerName", providerName);
        model.put("account", account);
        return context.form().setAttribute("identityCheck", model).createForm(template);
    }
}
