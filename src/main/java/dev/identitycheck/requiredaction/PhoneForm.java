package dev.identitycheck.requiredaction;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.phone.PhoneParseResult;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.function.Consumer;
import org.keycloak.models.RealmModel;

/** The result of parsing the phone number that was entered in a form. */
sealed interface PhoneForm {

    /** The name of the form field. */
    String FIELD = "phone";

    /** Acts on the entry. */
    void handle(Consumer<Contact.Phone> usable, Consumer<Wrong> wrong);

    /**
     * A phone number that can receive text messages.
     *
     * @param phone the number in E.164 alone, however it was entered
     */
    record Usable(Contact.Phone phone) implements PhoneForm {

        @Override
        public void handle(Consumer<Contact.Phone> usable, Consumer<Wrong> wrong) {
            usable.accept(phone);
        }
    }

    /**
     * An entry that cannot be used.
     *
     * @param message the key of the error message
     * @param typed the entry, to be shown again
     */
    record Wrong(String message, String typed) implements PhoneForm {

        @Override
        public void handle(Consumer<Contact.Phone> usable, Consumer<Wrong> wrong) {
            wrong.accept(this);
        }
    }

    /** Parses the phone number of a submitted form. */
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
