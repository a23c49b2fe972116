package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/**
 * A challenge whose attempts are counted for a {@link dev.identitycheck.domain.attempt.Purpose} of its own: its
 * settings and the effects of its results.
 */
public interface PurposeChallenge {

    /** Returns the policy of the challenge. */
    ChallengePolicy rules();

    /**
     * Returns the subject of the code besides its purpose, such as a phone number to verify: a code that was sent for
     * another subject is not accepted. The subject is stored, so it must not contain an address or number in plain
     * text. Empty if there is no subject.
     */
    String about();

    /** Returns further values that a code is bound to: with other values, the code is wrong. They are not stored. */
    default List<String> boundTo() {
        return List.of();
    }

    /** Returns the contacts that a code may be sent to. Called under the account's row lock. */
    ContactBook contacts(LockedAccount account);

    /** Reacts to the lockout. Called once, under the account's row lock. */
    default void locked(LockedAccount account) {}

    /**
     * Reacts to a wrong code or PIN below the lockout. Called under the account's row lock.
     *
     * @param channels the channels by which the code was sent; empty for a PIN
     */
    default void wrong(LockedAccount account, Set<Channel> channels) {}

    /** Reacts to a code that is sent by these channels. Called under the account's row lock. */
    default void sent(LockedAccount account, Set<Channel> channels) {}

    /**
     * Applies the effect of a right code or PIN. Called under the account's row lock, in the transaction that refunds
     * the attempt.
     *
     * @param channels the channels by which the code was sent; empty for a PIN
     * @return false if the subject of the challenge no longer exists
     */
    default boolean right(LockedAccount account, Set<Channel> channels) {
        return true;
    }

    /** Draws the page that asks for the code. */
    Response page(CodeView view, PageMessage message);

    /** Continues after the right code or PIN. */
    void passed();

    /** Responds to a right code that came too late: {@link #right} returned false, or the subject has changed. */
    void outdated();

    /** Responds to a challenge that whoever received its code has refused ("it wasn't me"). */
    default void refused() {
        outdated();
    }

    /** Shows the lockout page. */
    void lockedOut();

    /** Shows the page for a user without a contact that a code may be sent to. */
    void noContact();

    /** Ends the login or the required action, because the user cancelled it. */
    void cancelled();
}
