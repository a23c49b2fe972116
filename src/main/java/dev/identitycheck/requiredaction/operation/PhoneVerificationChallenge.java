package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.List;
import java.util.Optional;

/**
 * Has a phone proved: a code to that phone alone. Failures slow down here, and the phone to be proved is always there.
 *
 * @param deed what a right code does
 */
record PhoneVerificationChallenge(
        ChallengeContext host,
        ChallengePolicy rules,
        List<String> boundTo,
        PhoneRegistration deed,
        SelfServiceCallbacks answers)
        implements SelfServiceChallenge {

    // The same for every number: another one shall not be had a message before its time.
    @Override
    public String about() {
        return "number";
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return new ContactBook(Optional.empty(), Optional.of(deed.phone()));
    }

    @Override
    public boolean right(LockedAccount account, String via) {
        return deed.isDone(account);
    }

    @Override
    public void passed() {
        answers.right().accept("sms");
    }

    @Override
    public String objection() {
        return deed.objection();
    }
}
