package dev.identitycheck.authenticator.code;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.attempt.LockoutPolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.ratelimit.ResendPolicy;
import dev.identitycheck.settings.ChannelSetting;
import dev.identitycheck.settings.CodeOrPinSettings;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The factors that a user can be asked for: a code, a PIN or both.
 *
 * @param code codes sent to a contact
 * @param pin the PIN
 */
record AvailableFactors(CodeFactor code, PinFactor pin) {

    /**
     * Codes.
     *
     * @param contacts the contacts that a code may be sent to
     * @param missing why there are none
     * @param locked whether codes are locked after too many wrong ones
     * @param nextMessageAt when the next code may be sent
     * @param refused whether whoever received a code of this login has refused it, which ends the login
     */
    record CodeFactor(
            ContactBook contacts, MissingContact missing, boolean locked, Instant nextMessageAt, boolean refused) {

        boolean isAvailable() {
            return !contacts.isEmpty();
        }
    }

    /** Why a code can be sent to no contact. */
    enum MissingContact {
        /** It can be sent. */
        NOTHING_MISSING,
        /** All contacts are too new to confirm. */
        ALL_TOO_NEW,
        /** The user has never had a contact. */
        NEVER_HAD_ANY,
        /** The user has had a contact, which somebody else changed or removed. */
        GONE
    }

    /**
     * The PIN.
     *
     * @param isAvailable whether the user may enter a PIN
     * @param locked whether PINs are locked after too many wrong ones
     * @param preferred whether the PIN is the user's preferred method
     */
    record PinFactor(boolean isAvailable, boolean locked, boolean preferred) {}

    static AvailableFactors of(ChallengeContext context, CodeOrPinSettings settings, InstantSource clock) {
        // Read before the row lock is taken: Keycloak reads credentials through another cache than the account's row.
        boolean pin = settings.codes().channel() == ChannelSetting.PREFERRED
                && PinCredentialStore.isUsable(context.session(), context.realm(), context.user());
        return AccountLock.change(
                context.session(),
                context.realm(),
                context.user().getId(),
                account -> new AvailableFactors(
                        code(account, settings, ChallengeSessionNotes.of(context), clock.instant()),
                        pin(account, settings, pin)));
    }

    private static CodeFactor code(
            LockedAccount account, CodeOrPinSettings settings, ChallengeSessionNotes notes, Instant now) {
        AccountContacts contacts = AccountContacts.of(account, now);
        ContactBook confirming = contacts.confirming();
        return new CodeFactor(
                confirming,
                confirming.isEmpty() ? missing(contacts) : MissingContact.NOTHING_MISSING,
                isLocked(account, Purpose.CODE, settings.codeAttempts()),
                new ResendPolicy(settings.codes().resendInterval()).nextAt(account.messages(), Purpose.CODE.key(), now),
                notes.read()
                        .filter(open -> open.isRefusedBy(account.codeOutcomes()))
                        .isPresent());
    }

    private static MissingContact missing(AccountContacts contacts) {
        if (contacts.neverHadAny()) {
            return MissingContact.NEVER_HAD_ANY;
        }
        return contacts.current().isEmpty() ? MissingContact.GONE : MissingContact.ALL_TOO_NEW;
    }

    private static PinFactor pin(LockedAccount account, CodeOrPinSettings settings, boolean isAvailable) {
        return new PinFactor(
                isAvailable,
                isLocked(account, Purpose.PIN, settings.pinAttempts()),
                account.preferred()
                        .filter(method -> method == PreferredMethod.PIN)
                        .isPresent());
    }

    private static boolean isLocked(LockedAccount account, Purpose purpose, LockoutPolicy policy) {
        return account.count(purpose).locked() || policy.exhausted(account.count(purpose));
    }

    boolean any() {
        return pin.isAvailable() || code.isAvailable();
    }

    /**
     * Whether the step asks for the PIN. The lockout of one factor does not lock the other: a user who is locked out of
     * one factor is asked for the other.
     *
     * @param wished whether the user chose the PIN
     */
    boolean asksForPin(boolean wished) {
        if (!pin.isAvailable() || !code.isAvailable()) {
            return pin.isAvailable();
        }
        return wished ? !pin.locked() || code.locked() : code.locked() && !pin.locked();
    }
}
