package dev.identitycheck.requiredaction;

import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page that asks for a phone number. */
final class PhonePage {

    private final RequiredActionContext context;

    PhonePage(RequiredActionContext context) {
        this.context = context;
    }

    Response show(PageMessage say, String number) {
        return saying(context.form(), say)
                .setAttribute(
                        "identityCheck",
                        Map.of(
                                "account", context.getUser().getUsername(),
                                "number", number,
                                "country", country(context)))
                .createForm("identity-check-phone.ftl");
    }

    /** Has a form say something; what is wrong with an entry is said beside the field of the number. */
    static LoginFormsProvider saying(LoginFormsProvider form, PageMessage say) {
        return say instanceof PageMessage.AboutEntry entry
                ? form.addError(new FormMessage(
                        PhoneForm.FIELD, entry.key(), entry.parameters().toArray()))
                : CodePage.saying(form, say);
    }

    /** Where numbers without a country code are at home, in the reader's language; empty if nowhere. */
    static String country(RequiredActionContext context) {
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        return RealmSettings.of(context.getRealm())
                .smsRegion()
                .map(region -> new Locale("", region).getDisplayCountry(locale))
                .orElse("");
    }
}
