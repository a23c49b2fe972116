package dev.identitycheck.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.text.TypedText;
import dev.identitycheck.phone.PhoneParseResult.Unusable;
import dev.identitycheck.phone.PhoneParseResult.Unusable.Reason;
import dev.identitycheck.phone.PhoneParseResult.Usable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses phone numbers as people write them.
 *
 * @param region the region of numbers without a country code, ISO 3166-1; empty if such numbers are not accepted
 */
public record PhoneNumberParser(Optional<String> region) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    // The longest input that is parsed.
    private static final int MAX_INPUT_LENGTH = 80;
    // Digits and the marks that people put between them; no letters or extensions.
    private static final Pattern ALLOWED = Pattern.compile("[+＋]?[0-9 ().\\-/]{1,40}");
    private static final Pattern SEPARATORS = Pattern.compile("[ ().\\-/]");
    private static final String INTERNATIONAL = "00";
    private static final String NO_COUNTRY = "001";

    /** Parses a number that text messages are to be sent to. */
    public PhoneParseResult parse(String written) {
        String text = written.length() > MAX_INPUT_LENGTH ? "" : TypedText.plain(written);
        if (!ALLOWED.matcher(text).matches()) {
            return new Unusable(Reason.NOT_A_NUMBER);
        }
        PhoneParseResult asWritten = validated(text, text);
        // In some countries 00 is not the international prefix; a number that is unusable there may still be meant so.
        if (!(asWritten instanceof Usable) && plain(text).startsWith(INTERNATIONAL)) {
            PhoneParseResult abroad = validated("+" + plain(text).substring(INTERNATIONAL.length()), text);
            return abroad instanceof Usable || region.isEmpty() ? abroad : asWritten;
        }
        return asWritten;
    }

    /**
     * The country or territory of a number, ISO 3166-1; empty if it belongs to no single country or cannot
     * be determined.
     */
    public static Optional<String> countryOf(Contact.Phone phone) {
        try {
            PhoneNumber number = NUMBERS.parse(phone.number(), null);
            // Several countries share some codes. A number in a range not known yet must not be assigned to the
            // main country.
            List<String> regions = NUMBERS.getRegionCodesForCountryCode(number.getCountryCode());
            String known = NUMBERS.getRegionCodeForNumber(number);
            return Optional.ofNullable(known == null && regions.size() == 1 ? regions.get(0) : known)
                    .filter(country -> !country.equals(NO_COUNTRY));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private PhoneParseResult validated(String number, String written) {
        try {
            return validated(NUMBERS.parse(number, region.orElse(null)), written);
        } catch (NumberParseException e) {
            return new Unusable(
                    switch (e.getErrorType()) {
                        case INVALID_COUNTRY_CODE -> Reason.NO_COUNTRY;
                        case NOT_A_NUMBER -> Reason.NOT_A_NUMBER;
                        case TOO_LONG -> Reason.TOO_LONG;
                        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> Reason.TOO_SHORT;
                    });
        }
    }

    private static PhoneParseResult validated(PhoneNumber number, String written) {
        Optional<Reason> error = wrongLength(number).or(() -> wrongType(number));
        return error.<PhoneParseResult>map(Unusable::new)
                .orElseGet(() -> new Usable(phone(NUMBERS.format(number, PhoneNumberFormat.E164), written)));
    }

    // A number that was stored in E.164 stays the same contact, whichever form of it is dialled: the library's
    // directory of numbers changes, and "+49 (0) 171…" has one digit too many.
    private static Contact.Phone phone(String number, String written) {
        String plain = plain(written);
        return new Contact.Phone(number, Contact.Phone.isE164(plain) ? plain : number);
    }

    private static Optional<Reason> wrongLength(PhoneNumber number) {
        return switch (NUMBERS.isPossibleNumberWithReason(number)) {
            case IS_POSSIBLE -> Optional.empty();
            case INVALID_COUNTRY_CODE -> Optional.of(Reason.NO_COUNTRY);
            case TOO_LONG -> Optional.of(Reason.TOO_LONG);
            case IS_POSSIBLE_LOCAL_ONLY, TOO_SHORT, INVALID_LENGTH -> Optional.of(Reason.TOO_SHORT);
        };
    }

    // Unknown ranges are accepted: new ranges come faster than new versions of the library's directory.
    private static Optional<Reason> wrongType(PhoneNumber number) {
        return switch (NUMBERS.getNumberType(number)) {
            case MOBILE, FIXED_LINE_OR_MOBILE, VOIP, UNKNOWN -> Optional.empty();
            case FIXED_LINE -> Optional.of(Reason.LANDLINE);
            case PREMIUM_RATE -> Optional.of(Reason.PREMIUM_RATE);
            case SHARED_COST -> Optional.of(Reason.SHARED_COST);
            case TOLL_FREE -> Optional.of(Reason.TOLL_FREE);
            case PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL -> Optional.of(Reason.NO_TEXT_MESSAGES);
        };
    }

    private static String plain(String text) {
        return SEPARATORS.matcher(text).replaceAll("").replace('＋', '+');
    }
}
