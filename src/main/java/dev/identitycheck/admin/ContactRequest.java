package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.phone.PhoneParseResult;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.services.validation.Validation;

/**
 * The request body of a contact change: {@code {"type":"phone","value":"+39…","approve":false}}.
 *
 * @param contact the contact
 * @param approve whether the caller approves a contact that another member of the staff entered
 */
record ContactRequest(Contact contact, boolean approve) {

    static final String TYPE = "type";
    static final String VALUE = "value";
    static final String APPROVE = "approve";
    static final Set<String> FIELDS = Set.of(TYPE, VALUE, APPROVE);

    // RFC 5321, 4.5.3.1.3, less the angle brackets.
    private static final int MAX_ADDRESS_LENGTH = 254;

    static ContactRequest of(ObjectNode body, PhoneNumberParser numbers) throws InvalidRequestException {
        ContactType type = type(body.path(TYPE));
        String value = body.path(VALUE).asText().strip();
        return new ContactRequest(
                contact(type, value, numbers)
                        .orElseThrow(() ->
                                InvalidRequestException.field("the contact cannot be used", VALUE, allowed(type))),
                approve(body.path(APPROVE)));
    }

    private static ContactType type(JsonNode type) throws InvalidRequestException {
        return Arrays.stream(ContactType.values())
                .filter(t -> type.isTextual() && t.key().equals(type.asText()))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.field("there is no such type of contact", TYPE, types()));
    }

    private static String types() {
        return Arrays.stream(ContactType.values()).map(ContactType::key).collect(Collectors.joining(", "));
    }

    private static Optional<? extends Contact> contact(ContactType type, String value, PhoneNumberParser numbers) {
        return switch (type) {
            case EMAIL ->
                Optional.of(value)
                        .filter(v -> v.length() <= MAX_ADDRESS_LENGTH && Validation.isEmailValid(v))
                        .map(Contact.Email::new);
            case PHONE ->
                numbers.parse(value) instanceof PhoneParseResult.Usable usable
                        ? Optional.of(new Contact.Phone(usable.phone().number()))
                        : Optional.empty();
        };
    }

    private static String allowed(ContactType type) {
        return type == ContactType.EMAIL
                ? "an e-mail address"
                : "a number that text messages can go to, with + and the country code";
    }

    private static boolean approve(JsonNode value) throws InvalidRequestException {
        if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
            throw InvalidRequestException.field("the field must be true or false", APPROVE, "true, false");
        }
        return value.asBoolean();
    }
}
