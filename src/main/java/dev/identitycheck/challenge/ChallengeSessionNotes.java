package dev.identitycheck.challenge;

import dev.identitycheck.code.PendingCode;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a login keeps its open challenge: its notes, under the place that asked.
 *
 * @param login the login
 * @param place the execution or action
 */
record ChallengeNotes(AuthenticationSessionModel login, String place) {

    private static final String PREFIX = "identity-check.challenge.";

    static ChallengeNotes of(Host host) {
        return new ChallengeNotes(host.login(), host.place());
    }

    Optional<ChallengeNote> read() {
        return Optional.ofNullable(login.getAuthNote(key())).flatMap(ChallengeNote::parse);
    }

    void write(ChallengeNote challenge) {
        login.setAuthNote(key(), challenge.json());
    }

    /** Drops a code that counts for nothing any more; with the last one, the challenge, so that a new one is begun. */
    void drop(ChallengeNote challenge, PendingCode code) {
        ChallengeNote rest = challenge.without(code);
        if (rest.codes().codes().isEmpty()) {
            remove();
        } else {
            write(rest);
        }
    }

    void remove() {
        login.removeAuthNote(key());
    }

    private String key() {
        return PREFIX + place;
    }
}
