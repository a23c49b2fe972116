package dev.identitycheck.recovery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The stored result of looking up a recovery's account, written when a code is sent. Attempts are counted by this
 * account; the page must not look up the account itself, since its response would take longer where the account exists.
 * The result is lost when all nodes stop.
 *
 * @param session the session
 * @param subjectKey the keyed hash of the entered number and contact
 */
record AccountLookupResult(KeycloakSession session, String subjectKey) {

    private static final String KEY = "identity-check.recovery-account.";
    private static final String ID = "id";

    /** Stores the result. Where no account was found, a substitute is stored, so that reading takes equally long. */
    void keep(Optional<String> userId, Duration time) {
        store().put(KEY + subjectKey, time.toSeconds(), Map.of(ID, userId.orElse(subjectKey)));
    }

    /** The account's id, or an id of no account if none was found; empty before the lookup. */
    Optional<String> id() {
        return Optional.ofNullable(store().get(KEY + subjectKey)).map(found -> found.get(ID));
    }

    private SingleUseObjectProvider store() {
        return session.getProvider(SingleUseObjectProvider.class);
    }
}
