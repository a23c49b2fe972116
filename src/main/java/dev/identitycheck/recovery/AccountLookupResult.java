package dev.identitycheck.recovery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Which account the codes of a recovery are for, as it was found while they were sent. Guesses are counted by it, and the
 * page must not look for an account itself: its answer would take longer where there is one. It is lost when all nodes stop.
 *
 * @param session the session
 * @param about what stands for the number and contact that were typed
 */
record AccountLookupResult(KeycloakSession session, String about) {

    private static final String KEY = "identity-check.recovery-account.";
    private static final String ID = "id";

    /** Keeps what was found. Where nothing was, something is kept too, so that a look at it takes as long. */
    void keep(Optional<String> userId, Duration time) {
        store().put(KEY + about, time.toSeconds(), Map.of(ID, userId.orElse(about)));
    }

    /** The account's id; another one that is no account's, if none was found; nothing while nobody has looked. */
    Optional<String> id() {
        return Optional.ofNullable(store().get(KEY + about)).map(found -> found.get(ID));
    }

    private SingleUseObjectProvider store() {
        return session.getProvider(SingleUseObjectProvider.class);
    }
}
