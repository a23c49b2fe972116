package dev.identitycheck.authenticator.code;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.attempt.LockoutPolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.settings.ChannelSetting;
import dev.identitycheck.settings.CodeOrPinSettings;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What somebody can be asked for.
 *
 * @param contacts where a code may go
 * @param hasNewContact whether there is a contact that does not count yet
 * @param neverHadContact whether there has never been one
 * @param pin whether a PIN may be entered
 * @param codeLocked whether too many codes were wrong
 * @param pinLocked whether too many PINs were wrong
 * @param prefersPin whether the PIN is what they chose
 */
record AvailableFactors(
        ContactBook contacts,
        boolean hasNewContact,
        boolean neverHadContact,
        boolean pin,
        boolean codeLocked,
        boolean pinLocked,
        boolean prefersPin) {

    static AvailableFactors of(ChallengeContext host, CodeOrPinSettings settings, Supplier<Instant> clock) {
        // Asked before the lock is held: Keycloak reads credentials from another cache than the account's row.
        boolean pin = settings.codes().channel() == ChannelSetting.PREFERRED
                && PinCredentialStore.isUsable(host.session(), host.realm(), host.user());
        return AccountLock.change(
                host.session(), host.realm(), host.user().getId(), account -> of(account, settings, pin, clock.get()));
    }

    private static AvailableFactors of(LockedAccount account, CodeOrPinSettings settings, boolean pin, Instant now) {
        AccountContacts file = AccountContacts.of(account, now);
        ContactBook contacts = file.confirming();
        return new AvailableFactors(
                contacts,
                contacts.isEmpty() && !file.onFile().isEmpty(),
                contacts.isEmpty() && file.neverHadAny(),
                pin,
                isLocked(account, Purpose.CODE, settings.codeAttempts()),
                isLocked(account, Purpose.PIN, settings.pinAttempts()),
                account.preferred().filter(way -> way == PreferredMethod.PIN).isPresent());
    }

    private static boolean isLocked(LockedAccount account, Purpose purpose, LockoutPolicy policy) {
        return account.count(purpose).locked() || policy.exhausted(account.count(purpose));
    }

    boolean code() {
        return !contacts.isEmpty();
    }

    boolean any() {
        return pin || code();
    }

    /**
     * Whether the PIN is what is asked for. One purpose's lock never closes the other: who may not go on in one way is asked
     * in the other.
     */
    boolean asksForPin(boolean wished) {
        if (!pin || !code()) {
            return pin;
        }
        return wished ? !pinLocked || codeLocked : codeLocked && !pinLocked;
    }
}
