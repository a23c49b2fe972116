package dev.identitycheck.challenge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * That a challenge was answered, for the request that goes on from there, and for the second one of a double click. In the
 * login's notes, and where a request that runs at the same time sees it too.
 */
final class CompletedChallenge {

    private static final String NOTE = "identity-check.answered.";

    // A browser comes back in milliseconds; the note stays for one that does not.
    private static final Duration SEEN_BY_OTHERS = Duration.ofSeconds(30);

    private final AuthenticationSessionModel login;
    private final SingleUseObjectProvider store;
    private final String note;
    private final String key;

    CompletedChallenge(ChallengeDefinition matter, String about) {
        this.login = matter.host().login();
        this.store = matter.host().session().getProvider(SingleUseObjectProvider.class);
        this.note = NOTE + matter.host().place();
        // With the person and the subject in it: what was answered for somebody else is not answered.
        this.key = NOTE + HashUtils.sha256UrlEncodedHash(CodeBinding.of(matter, about), StandardCharsets.UTF_8);
    }

    boolean isLately() {
        return key.equals(login.getAuthNote(note)) || store.contains(key);
    }

    /** The same, told once. */
    boolean take() {
        boolean lately = isLately();
        if (lately) {
            forget();
        }
        return lately;
    }

    void note() {
        login.setAuthNote(note, key);
        store.putIfAbsent(key, SEEN_BY_OTHERS.toSeconds());
    }

    void forget() {
        login.removeAuthNote(note);
        store.remove(key);
    }
}
