package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What a {@link CodeChallenge} asks somebody, and what follows from the answer. */
public interface ChallengeHandler {

    /** The rules. */
    ChallengePolicy rules();

    /**
     * What the code is about besides its purpose, such as a number to be proved: a code that was sent about something else is
     * none here. It is stored, so that no address and no number may stand in it in plain. Empty if there is nothing.
     */
    String about();

    /** What a code is bound to besides: with anything else it is a wrong one. Nothing of it is stored. */
    default List<String> boundTo() {
        return List.of();
    }

    /** The contacts that a code may go to. Called under the account's lock. */
    ContactBook contacts(LockedAccount account);

    /** What is done where too many failures lock. Called under the account's lock, once. */
    default void locked(LockedAccount account) {}

    /**
     * What a right code does. Called under the account's lock, in the transaction that gives the attempt back.
     *
     * @param via {@code email}, {@code sms} or {@code both}
     * @return false if what was asked about is not there any more
     */
    default boolean right(LockedAccount account, String via) {
        return true;
    }

    /** Draws the page that asks for the code. */
    Response page(CodeView view, PageMessage say);

    /** The right code was entered: goes on. */
    void passed();

    /** It was entered too late: {@link #right} said no. */
    void tooLate();

    /** Too many failures have locked: shows a page that says so. */
    void shut();

    /** There is no contact that a code may go to: shows a page that says so. */
    void noContact();

    /** The person gave up. */
    void cancelled();
}
