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
import java.time.InstantSource;

/**
 * The factors that a user can be asked for: a code, a PIN or both.
 *
 * @param contacts the contacts that a code may be sent to
 * @param hasNewContact whether all contacts are too new to confirm
 * @param neverHadContact whether the user has never had a contact
 * @param pin whether the user may enter a PIN
 * @param codeLocked whether codes are locked after too many wrong ones
 * @param pinLocked whether PINs are locked after too many wrong ones
 * @param prefersPin whether the PIN is the user's preferred method
 */
record AvailableFactors(
        ContactBook contacts,
        boolean hasNewContact,
        boolean neverHadContact,
        boolean pin,
        boolean codeLocked,
        boolean pinLocked,
        boolean prefersPin) {

    static AvailableFactors of(ChallengeContext context, CodeOrPinSettings settings, InstantSource clock) {
        // Read before the row lock is taken: Keycloak reads credentials through another cache than the account's row.
        boolean pin = settings.codes().channel() == ChannelSetting.PREFERRED
                && PinCredentialStore.isUsable(context.session(), context.realm(), context.user());
        return AccountLock.change(
                context.session(),
                context.realm(),
                context.user().getId(),
                account -> of(account, settings, pin, clock.instant()));
    }

    private static AvailableFactors of(LockedAccount account, CodeOrPinSettings settings, boolean pin, Instant now) {
        AccountContacts accountContacts = AccountContacts.of(account, now);
        ContactBook contacts = accountContacts.confirming();
        return new AvailableFactors(
                contacts,
                contacts.isEmpty() && !accountContacts.current().isEmpty(),
                contacts.isEmpty() && accountContacts.neverHadAny(),
                pin,
                isLocked(account, Purpose.CODE, settings.codeAttempts()),
                isLocked(account, Purpose.PIN, settings.pinAttempts()),
                account.preferred()
                        .filter(method -> method == PreferredMethod.PIN)
                        .isPresent());
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
     * Whether the step asks for the PIN. The lockout of one factor does not lock the other: a user who is locked out of
     * one factor is asked for the other.
     *
     * @param wished whether the user chose the PIN
     */
    boolean asksForPin(boolean wished) {
        if (!pin || !code()) {
            return pin;
        }
        return wished ? !pinLocked || codeLocked : codeLocked && !pinLocked;
    }
}
