package dev.identitycheck.page;

import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.SupportContact;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Renders a page of this extension: what it shows itself, and what all of them show. */
public final class OwnPage {

    private static final String MODEL = "identityCheck";
    private static final String SUPPORT = "identityCheckSupport";

    private OwnPage() {}

    /**
     * Renders a page with how to reach support beside what it shows itself.
     *
     * @param model what this page shows
     * @param template the name of its template, which uses the frame in {@code identity-check-layout.ftl}
     */
    public static Response render(
            KeycloakSession session, LoginFormsProvider form, Map<String, ?> model, String template) {
        support(session)
                .ifPresent(line -> form.setAttribute(SUPPORT, Map.of("text", line.text(), "link", line.link())));
        return form.setAttribute(MODEL, model).createForm(template);
    }

    private static Optional<SupportContact.Line> support(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel user = login == null ? null : login.getAuthenticatedUser();
        Locale locale = context.resolveLocale(user);
        return RealmSettings.of(context.getRealm()).supportContact(locale);
    }
}
