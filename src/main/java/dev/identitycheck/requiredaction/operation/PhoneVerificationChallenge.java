package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The challenge that verifies a new phone by a code to that phone alone. Failures only delay the next attempt, and the
 * phone to verify is always available.
 *
 * @param registration what is done after a right code
 */
record PhoneVerificationChallenge(
        ChallengeContext context,
        ChallengePolicy rules,
        List<String> boundTo,
        PhoneRegistration registration,
        SelfServiceCallbacks callbacks)
        implements SelfServiceChallenge {

    // The subject is the same for every number, so that entering another number does not bypass the wait for the
    // next message.
    @Override
    public String about() {
        return "number";
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return new ContactBook(Optional.empty(), Optional.of(registration.phone()));
    }

    @Override
    public boolean right(LockedAccount account, Set<Channel> channels) {
        return registration.register(account);
    }

    @Override
    public void passed() {
        callbacks.succeeded().accept(Set.of(Channel.SMS));
    }

    @Override
    public String failureMessage() {
        return registration.failureMessage();
    }
}
