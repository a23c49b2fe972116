package dev.identitycheck.listener;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.account.AccountNotices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * Detects a login by password or passkey that was under way when the owner had every session ended. Somebody may have
 * given the password or passkey before it was taken away, and waited on a page of a required action: such a login has
 * no session yet that could end. A login of a known identity goes on: the ledger says of each identity whether its
 * owner disowned it.
 */
final class OutdatedLogin {

    private OutdatedLogin() {}

    /** Whether something in a login was passed before that; decided without the row lock. */
    static boolean is(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        return user != null
                && !DisownedLoginVeto.isKnown(session, realm, login)
                && AccountNotices.endOfSessions(session, realm, user)
                        .filter(end -> begun(login)
                                .filter(first -> first <= end.getEpochSecond())
                                .isPresent())
                        .isPresent();
    }

    // When the first step of the login was passed, in epoch seconds. Keycloak 26.7 notes the time of each, as JSON.
    private static Optional<Long> begun(AuthenticationSessionModel login) {
        String passed = login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED);
        return passed == null
                ? Optional.empty()
                : StreamSupport.stream(read(passed).spliterator(), false)
                        .map(JsonNode::asLong)
                        .min(Comparator.naturalOrder());
    }

    private static JsonNode read(String passed) {
        try {
            return JsonSerialization.mapper.readTree(passed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
