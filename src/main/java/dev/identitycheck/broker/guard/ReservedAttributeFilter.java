package dev.identitycheck.broker.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.keycloak.BeforeCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * Removes values for this extension's attributes from the claims of a login whose account is not created yet: Keycloak
 * 26.7 would create the account with them. The filter runs after every mapper, in whatever order these run.
 */
final class ReservedAttributeFilter {

    private static final String NOTE = AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE;

    private ReservedAttributeFilter() {}

    static void filterBeforeCommit(KeycloakSession session, AuthenticationSessionModel login) {
        BeforeCommit.run(session, () -> filter(login));
    }

    private static void filter(AuthenticationSessionModel login) {
        String context = login.getAuthNote(NOTE);
        if (context != null) {
            login.setAuthNote(NOTE, filter(context));
        }
    }

    private static String filter(String context) {
        try {
            JsonNode read = JsonSerialization.mapper.readTree(context);
            if (!(read.get("contextData") instanceof ObjectNode data)) {
                return context;
            }
            List<String> own = new ArrayList<>();
            data.fieldNames().forEachRemaining(name -> {
                if (name.startsWith(Constants.USER_ATTRIBUTES_PREFIX)
                        && AccountAttributes.isOwn(name.substring(Constants.USER_ATTRIBUTES_PREFIX.length()))) {
                    own.add(name);
                }
            });
            data.remove(own);
            return own.isEmpty() ? context : JsonSerialization.writeValueAsString(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
