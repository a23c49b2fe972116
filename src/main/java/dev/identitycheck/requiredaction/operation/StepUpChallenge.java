package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.ContactBook;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The step-up challenge before a sensitive operation: a code to a contact that counts already.
 *
 * @param codeChannels the channels by which the right code was sent
 */
record StepUpChallenge(
        ChallengeContext context,
        ChallengePolicy rules,
        List<String> boundTo,
        InstantSource clock,
        SelfServiceCallbacks callbacks,
        AtomicReference<Set<Channel>> codeChannels)
        implements SelfServiceChallenge {

    StepUpChallenge(
            ChallengeContext context,
            ChallengePolicy rules,
            List<String> boundTo,
            InstantSource clock,
            SelfServiceCallbacks callbacks) {
        this(context, rules, boundTo, clock, callbacks, new AtomicReference<>(Set.of()));
    }

    @Override
    public String about() {
        return "word";
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return AccountContacts.of(account, clock.instant()).confirming();
    }

    // The confirmation is evaluated when it is used: the contact has to count then too.
    @Override
    public boolean right(LockedAccount account, Set<Channel> channels) {
        codeChannels.set(channels);
        return true;
    }

    @Override
    public void passed() {
        callbacks.succeeded().accept(codeChannels.get());
    }

    @Override
    public String failureMessage() {
        return "identityCheckCentreChanged";
    }
}
