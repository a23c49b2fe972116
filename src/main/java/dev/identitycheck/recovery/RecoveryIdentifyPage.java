package dev.identitycheck.recovery;

import dev.identitycheck.recovery.captcha.CaptchaChallenge;
import dev.identitycheck.recovery.inbound.InboundSmsPattern;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.ChoiceOption;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The page that asks for number and contact. */
final class RecoveryIdentifyPage {

    static final String NUMBER = "idNumber";

    private static final String TEMPLATE = "identity-check-recovery.ftl";

    private final AuthenticationFlowContext context;
    private final RecoveryIdentifySettings settings;
    private final Function<MultivaluedMap<String, String>, CaptchaChallenge> captcha;

    RecoveryIdentifyPage(
            AuthenticationFlowContext context,
            RecoveryIdentifySettings settings,
            Function<MultivaluedMap<String, String>, CaptchaChallenge> captcha) {
        this.context = context;
        this.settings = settings;
        this.captcha = captcha;
    }

    /** The field that a contact is typed in. */
    static String field(RecoveryIdentifySettings.Registered contact) {
        return ChoiceOption.text(contact);
    }

    /** As it is first seen: with what was typed on the login page. */
    Response first() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String typed = Objects.requireNonNullElseGet(
                login.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME),
                () -> Objects.requireNonNullElse(login.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM), ""));
        boolean address = typed.indexOf('@') > 0;
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        if (!address) {
            form.putSingle(NUMBER, typed);
        } else if (settings.contact() == RecoveryIdentifySettings.Registered.EMAIL) {
            form.putSingle(field(settings.contact()), typed);
        }
        return page(context.form(), form);
    }

    /** Again, with something to say of one field. */
    Response wrong(MultivaluedMap<String, String> form, String field, String message) {
        return page(context.form().addError(new FormMessage(field, message)), form);
    }

    /** Again, with something to say. */
    Response problem(MultivaluedMap<String, String> form, String message, Object... parameters) {
        return page(context.form().setError(message, parameters), form);
    }

    private Response page(LoginFormsProvider page, MultivaluedMap<String, String> form) {
        String field = field(settings.contact());
        CaptchaChallenge asked = captcha.apply(form);
        return page.setAttribute("captcha", asked.model())
                .setAttribute(
                        "identityCheck",
                        Map.of(
                                NUMBER,
                                Objects.requireNonNullElse(form.getFirst(NUMBER), ""),
                                "contactField",
                                field,
                                "contact",
                                Objects.requireNonNullElse(form.getFirst(field), ""),
                                "captchaTemplate",
                                asked.template(),
                                "byText",
                                RealmSettings.of(context.getRealm())
                                        .smsInbound()
                                        .isPresent(),
                                "text",
                                RealmSettings.of(context.getRealm())
                                        .smsInboundText()
                                        .replace(InboundSmsPattern.PLACE, "0123456789")))
                .createForm(TEMPLATE);
    }
}
