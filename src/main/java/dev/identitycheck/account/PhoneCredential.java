package dev.identitycheck.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.identitycheck.domain.contact.Contact;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * A verified phone as a credential of a user: the consoles show it, and its owner can name and remove it. The masked
 * number is credential data, which may be seen; the number itself is secret data, which Keycloak shows nowhere.
 */
public final class PhoneCredential {

    /** The credential's type. */
    public static final String TYPE = "identity-check-phone";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "number";

    private PhoneCredential() {}

    /** The number of a user's phone credential, in E.164; empty if there is none that can be read. */
    public static Optional<String> numberOf(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(TYPE)
                .flatMap(credential -> number(credential).stream())
                .findFirst();
    }

    /** Creates a phone credential; its label is the masked number until its owner gives it a name. */
    public static CredentialModel of(Contact.Phone phone, Instant now) {
        CredentialModel credential = new CredentialModel();
        credential.setType(TYPE);
        credential.setCreatedDate(now.toEpochMilli());
        credential.setUserLabel(phone.masked());
        credential.setCredentialData(json(phone.masked()));
        credential.setSecretData(json(phone.number()));
        return credential;
    }

    private static Optional<String> number(CredentialModel credential) {
        try {
            String secret = Objects.requireNonNullElse(credential.getSecretData(), "");
            return Optional.ofNullable(text(secret)).filter(Contact.Phone::isE164);
        } catch (IOException e) {
            // Not written by this extension: it proves nothing.
            return Optional.empty();
        }
    }

    private static @Nullable String text(String json) throws IOException {
        return JSON.readTree(json).path(NUMBER).textValue();
    }

    private static String json(String number) {
        return JsonNodeFactory.instance.objectNode().put(NUMBER, number).toString();
    }
}
