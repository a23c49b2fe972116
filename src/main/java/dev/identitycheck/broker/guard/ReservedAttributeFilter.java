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
 * Takes values for this extension's attributes out of a login whose account has still to be made: Keycloak 26.7 would make
 * the account with them. It looks when every mapper has had its say, in whatever order they run.
 */
final class ReservedAttributeFilter {

    private static final String NOTE = AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE;

    private ReservedAttributeFilter() {}

    static void after(KeycloakSession session, AuthenticationSessionModel login) {
        BeforeCommit.run(session, () -> clean(login));
    }

    private static void clean(AuthenticationSessionModel login) {
        String context = login.getAuthNote(NOTE);
        if (context != null) {
            login.setAuthNote(NOTE, clean(context));
        }
    }

    private static String clean(String context) {
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
