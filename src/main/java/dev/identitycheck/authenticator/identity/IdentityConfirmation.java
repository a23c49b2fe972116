package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.broker.link.LedgerInitializer;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.identity.TrustDecision;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.otp.PendingCode;
import java.util.List;
import java.util.function.Predicate;

/** Confirms a new identity in the ledger, or removes its unconfirmed link. */
final class IdentityConfirmation {

    private final IdentityCheck check;

    IdentityConfirmation(IdentityCheck check) {
        this.check = check;
    }

    /**
     * Confirms the identity after a right code: refunds the attempts and adds the identity to the ledger.
     *
     * @param code the code
     * @param about the subject that the code was sent for
     */
    ConfirmationResult confirm(ConfirmationMethod by, PendingCode code, String about) {
        return check.change(account -> {
            if (!code.wentOnlyTo(AccountContacts.of(account, check.now()).confirming())) {
                return new ConfirmationResult.ContactGone();
            }
            IdentityLedger before = check.ledger(account);
            // A ledger that was replaced meanwhile gives another subject than the one that the owner was asked about.
            if (!about.equals(check.about(before))) {
                return new ConfirmationResult.Outdated();
            }
            if (isDisowned(before)) {
                new IdentityLockout(check, account).giveBack();
            }
            return confirm(account, before, by);
        });
    }

    /**
     * Confirms the identity after another proof than a code. No attempt was reserved for it, so a lockout stays
     * in force.
     *
     * @param proved checks the proof under the account's row lock
     */
    ConfirmationResult confirmByFactor(Predicate<LockedAccount> proved) {
        return check.change(account -> {
            check.requireGuard(account.session());
            IdentityLedger before = check.ledger(account);
            // The identity that created the account may have set up the factor, which then is no proof of the owner.
            boolean isNotConfirmable = before.knows(check.identity()) || before.isDoubted(check.identity());
            return isNotConfirmable || new IdentityLockout(check, account).isInForce() || !proved.test(account)
                    ? new ConfirmationResult.Outdated()
                    : confirm(account, before, ConfirmationMethod.SECOND_FACTOR);
        });
    }

    private ConfirmationResult confirm(LockedAccount account, IdentityLedger before, ConfirmationMethod by) {
        if (!check.isLinked(account) || isDisowned(before)) {
            return new ConfirmationResult.Outdated();
        }
        new IdentityLockout(check, account).lift();
        IdentityLedger after =
                before.withKnown(check.identity(), by, check.origin(), LedgerInitializer.newEntryId(), check.now());
        IdentityCheck.remember(account, after);
        LedgerEntry entry = after.find(check.identity()).orElseThrow();
        // The notice of the access tells of the identity, and its link takes more away than theirs.
        check.attempts(account, after).settled();
        Notice notice = check.notices(account).confirmed(entry, channels(by));
        return new ConfirmationResult.Done(notice, before.lostIn(after), check.areClaimsPending(account.session()));
    }

    private static List<NoticeChannel> channels(ConfirmationMethod by) {
        return switch (by) {
            case EMAIL -> List.of(NoticeChannel.EMAIL);
            case SMS -> List.of(NoticeChannel.SMS);
            case BOTH -> List.of(NoticeChannel.EMAIL, NoticeChannel.SMS);
            case PIN, FIRST, EXISTING, SECOND_FACTOR, SUPPORT -> List.of();
        };
    }

    private boolean isDisowned(IdentityLedger ledger) {
        return check.settings().trust().judge(ledger, check.identity()) instanceof TrustDecision.Disowned;
    }

    /** Withdraws the identity after the user cancelled: removes its unconfirmed link. */
    void withdraw() {
        check.change(account -> {
            new IdentityLockout(check, account).removeUnconfirmedLink();
            check.attempts(account, check.ledger(account)).left();
            return Boolean.TRUE;
        });
    }
}
