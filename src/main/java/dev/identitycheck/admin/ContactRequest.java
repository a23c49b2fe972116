package dev.identitycheck.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactType;
import dev.identitycheck.contact.ParsedNumber;
import dev.identitycheck.contact.PhoneNumbers;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.services.validation.Validation;

/**
 * What support says of a contact: {@code {"type":"phone","value":"+39…","approve":false}}.
 *
 * @param contact the contact
 * @param approve whether somebody else entered it and the caller approves
 */
record NewContact(Contact contact, boolean approve) {

    static final String TYPE = "type";
    static final String VALUE = "value";
    static final String APPROVE = "approve";
    static final Set<String> FIELDS = Set.of(TYPE, VALUE, APPROVE);

    // RFC 5321, 4.5.3.1.3, less the angle brackets.
    private static final int LONGEST_ADDRESS = 254;

    static NewContact of(ObjectNode body, PhoneNumbers numbers) throws InvalidRequest {
        ContactType type = type(body.path(TYPE));
        String value = body.path(VALUE).asText().strip();
        return new NewContact(
                contact(type, value, numbers)
                        .orElseThrow(() -> InvalidRequest.field("the contact cannot be used", VALUE, allowed(type))),
                approve(body.path(APPROVE)));
    }

    private static ContactType type(JsonNode type) throws InvalidRequest {
        return Arrays.stream(ContactType.values())
                .filter(t -> type.isTextual() && t.key().equals(type.asText()))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.field("there is no such type of contact", TYPE, types()));
    }

    private static String types() {
        return Arrays.stream(ContactType.values()).map(ContactType::key).collect(Collectors.joining(", "));
    }

    private static Optional<? extends Contact> contact(ContactType type, String value, PhoneNumbers numbers) {
        return switch (type) {
            case EMAIL ->
                Optional.of(value)
                        .filter(v -> v.length() <= LONGEST_ADDRESS && Validation.isEmailValid(v))
                        .map(Contact.Email::new);
            case PHONE ->
                numbers.parse(value) instanceof ParsedNumber.Usable usable
                        ? Optional.of(new Contact.Phone(usable.phone().number()))
                        : Optional.empty();
        };
    }

    private static String allowed(ContactType type) {
        return type == ContactType.EMAIL
                ? "an e-mail address"
                : "a number that text messages can go to, with + and the country code";
    }

    private static boolean approve(JsonNode value) throws InvalidRequest {
        if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
            throw InvalidRequest.field("the field must be true or false", APPROVE, "true, false");
        }
        return value.asBoolean();
    }
}
