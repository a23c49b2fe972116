package dev.identitycheck.recovery;

import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.challenge.ChallengeState;
import dev.identitycheck.challenge.VerificationInProgress;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.otp.PendingCodes;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The challenge state of one execution whose user is not known yet.
 *
 * @param login the authentication session
 * @param executionId the id of the execution
 * @param subjectKey the subject of the codes, which is stored, so that it must not contain an address or number
 *     in plain
 */
public record AnonymousChallenge(AuthenticationSessionModel login, String executionId, String subjectKey) {

    /** The pending codes; none if the codes that were sent have another subject. */
    public PendingCodes read() {
        return notes().read()
                .filter(note -> note.about().equals(subjectKey))
                .map(ChallengeState::codes)
                .orElse(PendingCodes.NONE);
    }

    /** Whether a code was requested for this subject before. */
    public boolean isOpen() {
        return notes().read().filter(note -> note.about().equals(subjectKey)).isPresent();
    }

    public void write(PendingCodes codes, Instant now) {
        notes().write(ChallengeState.opened(subjectKey, DeliveryRoute.RequestedChannel.NONE, now)
                .with(codes, ""));
    }

    public void remove() {
        notes().remove();
    }

    /** The binding of a code to this login, this execution and this subject. */
    public String binding() {
        return Stream.of(login.getParentSession().getId(), login.getTabId(), executionId, subjectKey)
                // The length before each part makes the text unique for each list of parts.
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    /** Runs a verification that a second request of a double submit can wait for. */
    public void during(KeycloakSession session, Runnable verification) {
        new VerificationInProgress(session, login, executionId).during(verification);
    }

    /** Waits for a limited time for the verification that the first request of a double submit started. */
    public void await(KeycloakSession session, boolean isDoubleSubmit) {
        new VerificationInProgress(session, login, executionId).await(isDoubleSubmit);
    }

    private ChallengeSessionNotes notes() {
        return new ChallengeSessionNotes(login, executionId);
    }
}
