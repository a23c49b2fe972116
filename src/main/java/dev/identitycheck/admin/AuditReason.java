package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.domain.contact.Contact;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reason that support staff give for an operation. Addresses and numbers in the reason are masked, because an admin
 * event holds it.
 */
final class AuditReason {

    static final String KEY = "reason";

    private static final int MAX_LENGTH = 500;
    private static final String ALLOWED = "1–" + MAX_LENGTH + " characters without line breaks";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"',;:()]+@[^\\s@<>\"',;:()]+");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9-])(?![0-9]{4}-[0-9]{2}-[0-9]{2})\\+?[0-9]+(?:[ .()/-]{1,2}[0-9]+){0,7}");
    // Shorter sequences of digits are dates and ticket numbers.
    private static final int MIN_PHONE_DIGITS = 9;

    private final String text;

    private AuditReason(String text) {
        this.text = text;
    }

    /** The reason in a request body; empty if the reason is absent and not required. */
    static Optional<AuditReason> of(ObjectNode body, boolean required) throws InvalidRequestException {
        JsonNode value = body.path(KEY);
        boolean given = value.isTextual() && !value.asText().isBlank();
        if (!given && !value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw InvalidRequestException.field("the reason must be text", KEY, ALLOWED);
        }
        if (!given && required) {
            throw InvalidRequestException.field("a reason is required", KEY, ALLOWED);
        }
        return given ? Optional.of(read(value.asText().strip())) : Optional.empty();
    }

    private static AuditReason read(String text) throws InvalidRequestException {
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequestException.field("the reason must be one short line", KEY, ALLOWED);
        }
        return new AuditReason(text);
    }

    /** The reason with addresses and numbers masked, as it may be stored. */
    String masked() {
        String withoutAddresses =
                ADDRESS.matcher(text).replaceAll(m -> Matcher.quoteReplacement(new Contact.Email(m.group()).masked()));
        return NUMBER.matcher(withoutAddresses).replaceAll(m -> Matcher.quoteReplacement(maskedNumber(m)));
    }

    private static String maskedNumber(MatchResult match) {
        String digits = match.group().replaceAll("[^0-9]", "");
        return digits.length() < MIN_PHONE_DIGITS ? match.group() : Contact.Phone.masked(digits);
    }

    @Override
    public String toString() {
        return masked();
    }
}
