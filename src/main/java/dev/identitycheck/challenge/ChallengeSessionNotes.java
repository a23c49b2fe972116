package dev.identitycheck.challenge;

import dev.identitycheck.domain.otp.PendingCode;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stores the open challenge of one execution in the notes of the authentication session.
 *
 * @param login the authentication session
 * @param executionId the id of the execution or required action
 */
public record ChallengeSessionNotes(AuthenticationSessionModel login, String executionId) {

    private static final String PREFIX = "identity-check.challenge.";

    public static ChallengeSessionNotes of(ChallengeContext context) {
        return new ChallengeSessionNotes(context.login(), context.executionId());
    }

    public Optional<ChallengeState> read() {
        return Optional.ofNullable(login.getAuthNote(key())).flatMap(ChallengeState::parse);
    }

    public void write(ChallengeState challenge) {
        login.setAuthNote(key(), challenge.json());
    }

    /** Drops a code that is no longer accepted; drops the challenge with its last code, so that a new one is opened. */
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
        return PREFIX + executionId;
    }
}
