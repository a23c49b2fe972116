package dev.identitycheck.centre;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ParsedNumber;
import dev.identitycheck.contact.PhoneNumbers;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.models.RealmModel;

/** What somebody typed as the number of their phone. */
sealed interface PhoneEntry {

    /** The field of the forms. */
    String FIELD = "phone";

    /**
     * A number that text messages can go to.
     *
     * @param phone in E.164 alone, whatever was typed
     */
    record Usable(Contact.Phone phone) implements PhoneEntry {}

    /**
     * Anything else.
     *
     * @param message the key of what is said about it
     * @param typed to be shown again
     */
    record Wrong(String message, String typed) implements PhoneEntry {}

    /** Reads a form. */
    static PhoneEntry of(MultivaluedMap<String, String> form, RealmModel realm) {
        List<String> values = form.get(FIELD);
        String typed = values == null || values.size() != 1 ? "" : values.get(0).strip();
        ParsedNumber number = new PhoneNumbers(RealmSettings.of(realm).smsRegion()).parse(typed);
        if (number instanceof ParsedNumber.Usable usable) {
            return new Usable(new Contact.Phone(usable.phone().number()));
        }
        return new Wrong(message(((ParsedNumber.Unusable) number).reason()), typed);
    }

    private static String message(ParsedNumber.Unusable.Reason reason) {
        return switch (reason) {
            case NOT_A_NUMBER -> "identityCheckPhoneNotANumber";
            case NO_COUNTRY -> "identityCheckPhoneNoCountry";
            case TOO_SHORT -> "identityCheckPhoneTooShort";
            case TOO_LONG -> "identityCheckPhoneTooLong";
            case LANDLINE, PREMIUM_RATE, SHARED_COST, TOLL_FREE, NO_TEXT_MESSAGES -> "identityCheckPhoneNoTexts";
        };
    }
}
