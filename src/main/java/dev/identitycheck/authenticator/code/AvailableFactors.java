package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredWay;
import dev.identitycheck.attempts.AttemptPolicy;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.pin.PinOnFile;
import dev.identitycheck.settings.ChannelChoice;
import dev.identitycheck.settings.CodeStepSettings;
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
record Means(
        ContactBook contacts,
        boolean hasNewContact,
        boolean neverHadContact,
        boolean pin,
        boolean codeLocked,
        boolean pinLocked,
        boolean prefersPin) {

    static Means of(Host host, CodeStepSettings settings, Supplier<Instant> clock) {
        // Asked before the lock is held: Keycloak reads credentials from another cache than the account's row.
        boolean pin = settings.codes().channel() == ChannelChoice.PREFERRED
                && PinOnFile.isUsable(host.session(), host.realm(), host.user());
        return AccountLock.change(
                host.session(), host.realm(), host.user().getId(), account -> of(account, settings, pin, clock.get()));
    }

    private static Means of(LockedAccount account, CodeStepSettings settings, boolean pin, Instant now) {
        ContactFile file = ContactFile.of(account, now);
        ContactBook contacts = file.confirming();
        return new Means(
                contacts,
                contacts.isEmpty() && !file.onFile().isEmpty(),
                contacts.isEmpty() && file.neverHadAny(),
                pin,
                isLocked(account, Purpose.CODE, settings.codeAttempts()),
                isLocked(account, Purpose.PIN, settings.pinAttempts()),
                account.preferred().filter(way -> way == PreferredWay.PIN).isPresent());
    }

    private static boolean isLocked(LockedAccount account, Purpose purpose, AttemptPolicy policy) {
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
