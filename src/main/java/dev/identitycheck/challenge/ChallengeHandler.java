package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.Response;

/** The part of a {@link CodeChallenge} that differs between identities and the purposes of a code. */
public interface ChallengeHandler {

    /** Decides whether a code is asked for. Called under the account's row lock. */
    ChallengeDecision decide(LockedAccount account, MessageDemand demand);

    /** Returns the limiter that counts the attempts. */
    AttemptLimiter attempts();

    /**
     * Acts on a right code under the account's row lock and writes the response.
     *
     * @return false if a contact that the code was sent to may no longer confirm: nothing was changed, and no response
     *     was written
     */
    boolean accept(PendingCode code, ChallengeState state);

    /** Draws the page that asks for the code. */
    Response page(CodeView view, PageMessage message);

    /** Runs a verification with the mark set that the second request of a double submit waits for. */
    void during(Runnable verification);

    /** Writes the event of the lockout and shows the lockout page. */
    void lockedOut();

    /** Ends the login or the required action, because the user cancelled it. */
    void cancelled();

    /** Takes back what was begun for a challenge that the person cancels. */
    default void withdraw() {}

    /** Whether another request of this login has completed the challenge. */
    default boolean isCompleted() {
        return false;
    }

    /**
     * Continues the login if another request of this login has completed the challenge.
     *
     * @return false if no request has completed the challenge
     */
    default boolean resume() {
        return false;
    }

    /** Removes the mark that the challenge was completed. */
    default void forgetCompletion() {}
}
