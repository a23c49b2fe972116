package dev.identitycheck.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.phone.PhoneParseResult.Unusable;
import dev.identitycheck.phone.PhoneParseResult.Unusable.Reason;
import dev.identitycheck.phone.PhoneParseResult.Usable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberParserTest {

    private static PhoneParseResult parse(String text, @Nullable String region) {
        return new PhoneNumberParser(Optional.ofNullable(region)).parse(text);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "+393331234567, , +393331234567",
        "+39 333 123 4567, , +393331234567",
        "+39 333/123-4567, US, +393331234567",
        "333 123 4567, IT, +393331234567",
        "(333) 123 4567, IT, +393331234567",
        "(333) 123 4567, US, +13331234567",
        "0049 171 1234567, IT, +491711234567",
        "0049 171 1234567, , +491711234567",
        "0049 171 1234567, US, +491711234567",
        "011 49 171 1234567, US, +491711234567",
        "0011 49 171 1234567, AU, +491711234567",
        "+49 (0) 171 1234567, , +491711234567",
        "0171 1234567, DE, +491711234567",
        "٠١٠٠١٢٣٤٥٦٧, EG, +201001234567",
        "+٢٠ ١٠٠ ١٢٣ ٤٥٦٧, , +201001234567",
        "+３９３３３１２３４５６７, , +393331234567",
        "0901 888 484, VN, +84901888484",
        "07 01 23 45 67, CI, +2250701234567",
        "+225 07 01 23 45 67, , +2250701234567",
        "+44 (0) 7400 123456, , +447400123456",
        "'\u202A+39 333 123 4567\u202C', , +393331234567",
        "'+39\u00A0333\u202F123\u20094567', , +393331234567",
        "'\u200B+39 333–123—4567\t', , +393331234567",
        "'+39333\n1234567\n', , +393331234567",
        "'\uFEFF333\u00AD1234567', IT, +393331234567",
        "+۳۹ ۳۳۳ ۱۲۳۴۵۶۷, , +393331234567",
    })
    @DisplayName("A number is E.164 however it is written")
    void usable(String text, @Nullable String region, String number) {
        assertThat(parse(text, region)).isInstanceOfSatisfying(Usable.class, usable -> assertThat(
                        usable.phone().number())
                .isEqualTo(number));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "06 1234 5678, IT, LANDLINE",
        "+39 06 1234 5678, , LANDLINE",
        "02 1234 5678, IT, LANDLINE",
        "+44 20 7946 0958, , LANDLINE",
        "899 123 456, IT, PREMIUM_RATE",
        "+39 899 123456, , PREMIUM_RATE",
        "848 123 456, IT, SHARED_COST",
        "800 123 456, IT, TOLL_FREE",
        "+44 70 1234 5678, , NO_TEXT_MESSAGES",
        "333 123 4567, , NO_COUNTRY",
        "+0393331234567, , NO_COUNTRY",
        "+999 333 123 4567, , NO_COUNTRY",
        "+39 333 12, , TOO_SHORT",
        "112, IT, TOO_SHORT",
        "+39 333 123 4567 890, , TOO_LONG",
        "+39333123456a, , NOT_A_NUMBER",
        "1-800-FLOWERS, US, NOT_A_NUMBER",
        "tel:+393331234567, , NOT_A_NUMBER",
        "+393331234567;ext=1, , NOT_A_NUMBER",
        "+39333+1234567, , NOT_A_NUMBER",
        "'', IT, NOT_A_NUMBER",
        "+, IT, NOT_A_NUMBER",
    })
    @DisplayName("What takes no text messages is refused with the reason")
    void unusable(String text, @Nullable String region, Reason reason) {
        assertThat(parse(text, region)).isEqualTo(new Unusable(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+39\u0000333", "+39333\u001B1234567", "\u202A\u202C"})
    @DisplayName("A number has no control characters")
    void noControls(String text) {
        assertThat(parse(text, "IT")).isEqualTo(new Unusable(Reason.NOT_A_NUMBER));
        assertThat(parse(" ".repeat(80) + "+393331234567", "IT")).isEqualTo(new Unusable(Reason.NOT_A_NUMBER));
    }

    @ParameterizedTest(name = "{0}: {2} is {1}")
    @CsvSource({
        "+39 333 1234567, +393331234567, +393331234567",
        "+49 (0) 171 1234567, +4901711234567, +491711234567",
        "+44 (0)7400 123456, +4407400123456, +447400123456",
        "333 1234567, +393331234567, +393331234567",
    })
    @DisplayName(
            "A number that was a contact before it was read so stays the same contact, and what is dialled is right")
    void sameContact(String text, String canonical, String number) {
        assertThat(parse(text, "IT")).isEqualTo(new Usable(new Contact.Phone(number, canonical)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "+393331234567, IT",
        "+390669812345, VA",
        "+14155552671, US",
        "+16135550123, CA",
        "+18765551234, JM",
        "+447400123456, GB",
        "+447781123456, GG",
        "+84901888484, VN",
        "+491711234567, DE",
        "+38344123456, XK",
        "+3933312345, ",
        "+882161234567, ",
        "+870773111632, ",
        "+19995551234, ",
        "+2109876543, ",
    })
    @DisplayName("A number's country is told only where it is sure")
    void country(String number, @Nullable String country) {
        assertThat(PhoneNumberParser.countryOf(new Contact.Phone(number))).isEqualTo(Optional.ofNullable(country));
    }
}
