package dev.identitycheck.challenge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The mark that a challenge was completed, for the next request of the login and for the second request of a double
 * submit. It is kept in the login's notes, and in the single-use store, where a concurrent request sees it too.
 */
final class CompletedChallenge {

    private static final String NOTE = "identity-check.answered.";

    // A browser follows the redirect in milliseconds; the mark also covers a slow browser.
    private static final Duration STORE_LIFETIME = Duration.ofSeconds(30);

    private final AuthenticationSessionModel login;
    private final SingleUseObjectProvider store;
    private final String note;
    private final String key;

    CompletedChallenge(ChallengeDefinition definition, String about) {
        this.login = definition.context().login();
        this.store = definition.context().session().getProvider(SingleUseObjectProvider.class);
        this.note = NOTE + definition.context().executionId();
        // The key contains the user and the subject: a challenge that another user completed does not count.
        this.key = NOTE + HashUtils.sha256UrlEncodedHash(CodeBinding.of(definition, about), StandardCharsets.UTF_8);
    }

    boolean isNoted() {
        return key.equals(login.getAuthNote(note)) || store.contains(key);
    }

    /** Returns whether the challenge was completed, and removes the mark. */
    boolean take() {
        boolean isNoted = isNoted();
        if (isNoted) {
            forget();
        }
        return isNoted;
    }

    void note() {
        login.setAuthNote(note, key);
        store.putIfAbsent(key, STORE_LIFETIME.toSeconds());
    }

    void forget() {
        login.removeAuthNote(note);
        store.remove(key);
    }
}
