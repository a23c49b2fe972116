package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.contact.ContactBook;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Asks for the owner's word: a code to a contact that counts already.
 *
 * @param way on which the right code went
 */
record StepUpChallenge(
        ChallengeContext host,
        ChallengePolicy rules,
        List<String> boundTo,
        Supplier<Instant> clock,
        SelfServiceCallbacks answers,
        AtomicReference<String> way)
        implements SelfServiceChallenge {

    StepUpChallenge(
            ChallengeContext host,
            ChallengePolicy rules,
            List<String> boundTo,
            Supplier<Instant> clock,
            SelfServiceCallbacks answers) {
        this(host, rules, boundTo, clock, answers, new AtomicReference<>(""));
    }

    @Override
    public String about() {
        return "word";
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return AccountContacts.of(account, clock.get()).confirming();
    }

    // What it allows is decided when it is used: that contact has to count then too.
    @Override
    public boolean right(LockedAccount account, String via) {
        way.set(via);
        return true;
    }

    @Override
    public void passed() {
        answers.right().accept(way.get());
    }

    @Override
    public String objection() {
        return "identityCheckCentreChanged";
    }
}
