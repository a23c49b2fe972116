package dev.identitycheck.recovery;

import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.challenge.ChallengeState;
import dev.identitycheck.challenge.VerificationInProgress;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.otp.PendingCodes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The codes that one place of a login has sent, where nobody knows yet whose login it is.
 *
 * @param login the login
 * @param place the execution
 * @param about what a code is about: it is stored, so that no address and no number may stand in it in plain
 */
public record AnonymousChallenge(AuthenticationSessionModel login, String place, String about) {

    /** The codes; none if those that were sent are about something else. */
    public PendingCodes read() {
        return notes().read()
                .filter(note -> note.about().equals(about))
                .map(ChallengeState::codes)
                .orElse(PendingCodes.NONE);
    }

    /** Whether a code was ever asked for here. */
    public boolean isOpen() {
        return notes().read().filter(note -> note.about().equals(about)).isPresent();
    }

    public void write(PendingCodes codes) {
        notes().write(ChallengeState.opened(about, DeliveryRoute.Wish.NONE).with(codes, ""));
    }

    public void remove() {
        notes().remove();
    }

    /** What a code is bound to: this login, this place, and what it is about. */
    public String binding() {
        return Stream.of(login.getParentSession().getId(), login.getTabId(), place, about)
                // With its length before each part, no two lists make the same text.
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    /** Runs a verification that a second click can wait for. */
    public void during(KeycloakSession session, Runnable verification) {
        new VerificationInProgress(session, login, place).during(verification);
    }

    /** Waits, but not long, for a verification that a first click began. */
    public void await(KeycloakSession session, boolean clickedTwice) {
        new VerificationInProgress(session, login, place).await(clickedTwice);
    }

    private ChallengeSessionNotes notes() {
        return new ChallengeSessionNotes(login, place);
    }
}
