package dev.identitycheck.challenge;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a login keeps its open challenge: its notes, under the execution that asked.
 *
 * @param login the login
 * @param executionId the execution
 */
record ChallengeNotes(AuthenticationSessionModel login, String executionId) {

    private static final String PREFIX = "identity-check.challenge.";

    static ChallengeNotes of(AuthenticationFlowContext context) {
        return new ChallengeNotes(
                context.getAuthenticationSession(), context.getExecution().getId());
    }

    Optional<ChallengeNote> read() {
        return Optional.ofNullable(login.getAuthNote(key())).flatMap(ChallengeNote::parse);
    }

    void write(ChallengeNote challenge) {
        login.setAuthNote(key(), challenge.json());
    }

    void remove() {
        login.removeAuthNote(key());
    }

    private String key() {
        return PREFIX + executionId;
    }
}
