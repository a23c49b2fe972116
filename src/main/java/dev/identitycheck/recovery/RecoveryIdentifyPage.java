package dev.identitycheck.recovery;

import dev.identitycheck.page.OwnPage;
import dev.identitycheck.recovery.captcha.CaptchaChallenge;
import dev.identitycheck.recovery.inbound.InboundSmsPattern;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.RecoveryIdentifySettings;
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

/** Renders the page that asks for ID number and contact. */
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

    /** The form field of the contact. */
    static String field(RecoveryIdentifySettings.Registered contact) {
        return ChoiceOption.text(contact);
    }

    /** The first display of the page, prefilled with the user name that was entered on the login page. */
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

    /** Redisplays the page with an error at one field. */
    Response wrong(MultivaluedMap<String, String> form, String field, String message) {
        return page(context.form().addError(new FormMessage(field, message)), form);
    }

    /** Redisplays the page with an error. */
    Response problem(MultivaluedMap<String, String> form, String message, Object... parameters) {
        return page(context.form().setError(message, parameters), form);
    }

    private Response page(LoginFormsProvider page, MultivaluedMap<String, String> form) {
        String field = field(settings.contact());
        CaptchaChallenge challenge = captcha.apply(form);
        RealmSettings realm = RealmSettings.of(context.getRealm());
        Map<String, Object> model = Map.of(
                NUMBER,
                Objects.requireNonNullElse(form.getFirst(NUMBER), ""),
                "contactField",
                field,
                "contact",
                Objects.requireNonNullElse(form.getFirst(field), ""),
                "captchaTemplate",
                challenge.template(),
                "byText",
                realm.smsInbound().isPresent(),
                "text",
                realm.smsInboundText().replace(InboundSmsPattern.PLACE, "0123456789"));
        return OwnPage.render(context.getSession(), page.setAttribute("captcha", challenge.model()), model, TEMPLATE);
    }
}
