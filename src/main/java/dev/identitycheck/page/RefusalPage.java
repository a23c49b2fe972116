package dev.identitycheck.page;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.login.BrokerLogin;
import dev.identitycheck.settings.LockScope;
import dev.identitycheck.settings.StepLockScope;
import dev.identitycheck.settings.option.ChoiceOption;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Renders the pages at which a login ends: locked, or refused. They hold no form. */
public final class RefusalPage {

    /** The reason of a refusal, as the page's template knows it. */
    public enum Reason {
        NO_CONTACT,
        NEW_CONTACT,
        NOT_AVAILABLE,
        /** Whoever received the code said that it was not for them. */
        DISOWNED,
        CANNOT_CHECK
    }

    private RefusalPage() {}

    public static Response locked(AuthenticationFlowContext context, BrokerLogin login, LockScope scope) {
        return locked(
                context.getSession(),
                context::form,
                login.providerName(),
                login.user().getUsername(),
                ChoiceOption.text(scope));
    }

    /** The locked page of a step that asked for a code or PIN. */
    public static Response lockedCode(
            KeycloakSession session, Supplier<LoginFormsProvider> form, UserModel user, StepLockScope scope) {
        return locked(session, form, "", user.getUsername(), ChoiceOption.text(scope));
    }

    private static Response locked(
            KeycloakSession session,
            Supplier<LoginFormsProvider> form,
            String providerName,
            String account,
            String scope) {
        return page(session, form, providerName, account, "identity-check-locked.ftl", Map.of("scope", scope));
    }

    public static Response refused(AuthenticationFlowContext context, BrokerLogin login, Reason reason) {
        return refused(
                context.getSession(),
                context::form,
                login.providerName(),
                login.user().getUsername(),
                Purpose.IDENTITY,
                reason);
    }

    /** The refused page of a login whose identity cannot be determined. */
    public static Response refused(AuthenticationFlowContext context) {
        return refused(context.getSession(), context::form, "", "", Purpose.IDENTITY, Reason.CANNOT_CHECK);
    }

    /** The refused page of a step that was to ask for a code or PIN. */
    public static Response refusedCode(
            KeycloakSession session, Supplier<LoginFormsProvider> form, UserModel user, Reason reason) {
        return refused(session, form, "", user.getUsername(), Purpose.CODE, reason);
    }

    /** The page of a recovery that whoever received its code has ended. It names no account. */
    public static Response refusedRecovery(KeycloakSession session, Supplier<LoginFormsProvider> form) {
        return refused(session, form, "", "", Purpose.RECOVERY, Reason.DISOWNED);
    }

    private static Response refused(
            KeycloakSession session,
            Supplier<LoginFormsProvider> form,
            String providerName,
            String account,
            Purpose purpose,
            Reason reason) {
        return page(
                session,
                form,
                providerName,
                account,
                "identity-check-refused.ftl",
                Map.of("reason", ChoiceOption.text(reason), "purpose", purpose.key()));
    }

    private static Response page(
            KeycloakSession session,
            Supplier<LoginFormsProvider> form,
            String providerName,
            String account,
            String template,
            Map<String, String> attributes) {
        Map<String, Object> model = new HashMap<>(attributes);
        model.put("providerName", providerName);
        model.put("account", account);
        return OwnPage.render(session, form.get(), model, template);
    }
}
