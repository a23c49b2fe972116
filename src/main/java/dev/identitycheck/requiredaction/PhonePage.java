package dev.identitycheck.requiredaction;

import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.OwnPage;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Renders the page that asks for a phone number. */
final class PhonePage {

    private final RequiredActionContext context;

    PhonePage(RequiredActionContext context) {
        this.context = context;
    }

    Response show(PageMessage message, String number) {
        return OwnPage.render(
                context.getSession(),
                withMessage(context.form(), message),
                Map.of(
                        "account", context.getUser().getUsername(),
                        "number", number,
                        "country", country(context)),
                "identity-check-phone.ftl");
    }

    /** Adds a message to a form; an error about an entry is shown beside the field of the phone number. */
    static LoginFormsProvider withMessage(LoginFormsProvider form, PageMessage message) {
        return message instanceof PageMessage.AboutEntry entry
                ? form.addError(new FormMessage(
                        PhoneForm.FIELD, entry.key(), entry.parameters().toArray()))
                : CodePage.saying(form, message);
    }

    /** The country of numbers without a country code, in the user's language; empty if the realm sets none. */
    static String country(RequiredActionContext context) {
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        return RealmSettings.of(context.getRealm())
                .smsRegion()
                .map(region -> new Locale("", region).getDisplayCountry(locale))
                .orElse("");
    }
}
