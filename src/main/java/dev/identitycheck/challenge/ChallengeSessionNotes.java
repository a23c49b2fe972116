package dev.identitycheck.challenge;

import dev.identitycheck.domain.otp.PendingCode;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a login keeps its open challenge: its notes, under the place that asked.
 *
 * @param login the login
 * @param place the execution or action
 */
public record ChallengeSessionNotes(AuthenticationSessionModel login, String place) {

    private static final String PREFIX = "identity-check.challenge.";

    public static ChallengeSessionNotes of(ChallengeContext host) {
        return new ChallengeSessionNotes(host.login(), host.place());
    }

    public Optional<ChallengeState> read() {
        return Optional.ofNullable(login.getAuthNote(key())).flatMap(ChallengeState::parse);
    }

    public void write(ChallengeState challenge) {
        login.setAuthNote(key(), challenge.json());
    }

    /** Drops a code that counts for nothing any more; with the last one, the challenge, so that a new one is begun. */
    void drop(ChallengeState challenge, PendingCode code) {
        ChallengeState rest = challenge.without(code);
        if (rest.codes().codes().isEmpty()) {
            remove();
        } else {
            write(rest);
        }
    }

    public void remove() {
        login.removeAuthNote(key());
    }

    private String key() {
        return PREFIX + place;
    }
}
