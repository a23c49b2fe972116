package dev.identitycheck.challenge;

import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.settings.ChoiceOption;
import dev.identitycheck.settings.LockScope;
import dev.identitycheck.settings.StepLockScope;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

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
        return locked(context::form, login.providerName(), login.user().getUsername(), ChoiceOption.text(scope));
    }

    /** Where a code or PIN was asked for. */
    static Response lockedCode(Host host, StepLockScope scope) {
        return locked(host.forms(), "", host.user().getUsername(), ChoiceOption.text(scope));
    }

    private static Response locked(
            Supplier<LoginFormsProvider> form, String providerName, String account, String scope) {
        return page(form, providerName, account, "identity-check-locked.ftl", Map.of("scope", scope));
    }

    static Response refused(AuthenticationFlowContext context, BrokerLogin login, Reason reason) {
        return refused(context::form, login.providerName(), login.user().getUsername(), Purpose.IDENTITY, reason);
    }

    /** Nobody can tell who signs in. */
    static Response refused(AuthenticationFlowContext context) {
        return refused(context::form, "", "", Purpose.IDENTITY, Reason.CANNOT_CHECK);
    }

    /** Where a code or PIN was to be asked for. */
    static Response refusedCode(Host host, Reason reason) {
        return refused(host.forms(), "", host.user().getUsername(), Purpose.CODE, reason);
    }

    private static Response refused(
            Supplier<LoginFormsProvider> form, String providerName, String account, Purpose purpose, Reason reason) {
        return page(
                form,
                providerName,
                account,
                "identity-check-refused.ftl",
                Map.of("reason", ChoiceOption.text(reason), "purpose", purpose.key()));
    }

    private static Response page(
            Supplier<LoginFormsProvider> form,
            String providerName,
            String account,
            String template,
            Map<String, String> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("providerName", providerName);
        model.put("account", account);
        return form.get().setAttribute("identityCheck", model).createForm(template);
    }
}
