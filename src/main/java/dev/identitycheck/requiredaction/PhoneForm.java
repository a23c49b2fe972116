package dev.identitycheck.requiredaction;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.domain.contact.PhoneParseResult;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.models.RealmModel;

/** What somebody typed as the number of their phone. */
sealed interface PhoneForm {

    /** The field of the forms. */
    String FIELD = "phone";

    /**
     * A number that text messages can go to.
     *
     * @param phone in E.164 alone, whatever was typed
     */
    record Usable(Contact.Phone phone) implements PhoneForm {}

    /**
     * Anything else.
     *
     * @param message the key of what is said about it
     * @param typed to be shown again
     */
    record Wrong(String message, String typed) implements PhoneForm {}

    /** Reads a form. */
    static PhoneForm of(MultivaluedMap<String, String> form, RealmModel realm) {
        List<String> values = form.get(FIELD);
        String typed = values == null || values.size() != 1 ? "" : values.get(0).strip();
        PhoneParseResult number = new PhoneNumberParser(RealmSettings.of(realm).smsRegion()).parse(typed);
        if (number instanceof PhoneParseResult.Usable usable) {
            return new Usable(new Contact.Phone(usable.phone().number()));
        }
        return new Wrong(message(((PhoneParseResult.Unusable) number).reason()), typed);
    }

    private static String message(PhoneParseResult.Unusable.Reason reason) {
        return switch (reason) {
            case NOT_A_NUMBER -> "identityCheckPhoneNotANumber";
            case NO_COUNTRY -> "identityCheckPhoneNoCountry";
            case TOO_SHORT -> "identityCheckPhoneTooShort";
            case TOO_LONG -> "identityCheckPhoneTooLong";
            case LANDLINE, PREMIUM_RATE, SHARED_COST, TOLL_FREE, NO_TEXT_MESSAGES -> "identityCheckPhoneNoTexts";
        };
    }
}
