package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.broker.link.LedgerInitializer;
import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.identity.TrustDecision;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.otp.PendingCode;
import java.util.List;
import java.util.function.Predicate;

/** What becomes of a code that was entered: counted before it is compared, and settled after. */
final class IdentityAttempts {

    private final IdentityCheck visit;

    IdentityAttempts(IdentityCheck visit) {
        this.visit = visit;
    }

    /** Takes one attempt as a failure, before anything is compared. */
    AttemptReservation reserve() {
        return visit.change(account -> {
            if (account.ledger().filter(l -> l.knows(visit.identity())).isPresent()) {
                return new AttemptReservation.AlreadyDone();
            }
            return new IdentityLockout(visit, account).reserve();
        });
    }

    /**
     * The code was right: the reservation is given back, and the ledger knows the identity.
     *
     * @param code the code
     * @param about what the code was sent about
     */
    ConfirmationResult confirm(ConfirmationMethod by, PendingCode code, String about) {
        return visit.change(account -> {
            if (!code.wentOnlyTo(AccountContacts.of(account, visit.now()).confirming())) {
                return new ConfirmationResult.ContactGone();
            }
            IdentityLedger before = visit.ledger(account);
            // A ledger that was made anew since is no longer the one that the owner was asked about.
            return about.equals(visit.about(before)) ? confirm(account, before, by) : new ConfirmationResult.TooLate();
        });
    }

    /**
     * The login passed another proof than a code: nothing was reserved for it, so a door that is shut stays shut.
     *
     * @param proved looks under the lock whether it did
     */
    ConfirmationResult confirmByFactor(Predicate<LockedAccount> proved) {
        return visit.change(account -> {
            visit.requireGuard(account.session());
            IdentityLedger before = visit.ledger(account);
            // Whoever made the account may have set the factor up: it speaks for them, not for the owner.
            boolean isNobodysToSay = before.knows(visit.identity()) || before.doubts(visit.identity());
            return isNobodysToSay || new IdentityLockout(visit, account).isShut() || !proved.test(account)
                    ? new ConfirmationResult.TooLate()
                    : confirm(account, before, ConfirmationMethod.SECOND_FACTOR);
        });
    }

    private ConfirmationResult confirm(LockedAccount account, IdentityLedger before, ConfirmationMethod by) {
        if (!visit.isLinked(account) || isDisowned(before)) {
            return new ConfirmationResult.TooLate();
        }
        new IdentityLockout(visit, account).open();
        IdentityLedger after =
                before.withKnown(visit.identity(), by, visit.origin(), LedgerInitializer.newEntryId(), visit.now());
        IdentityCheck.remember(account, after);
        LedgerEntry entry = after.find(visit.identity()).orElseThrow();
        Notice fact = visit.notices(account).confirmed(entry, ways(by));
        return new ConfirmationResult.Done(fact, before.lostIn(after), visit.areClaimsToFollow(account.session()));
    }

    private static List<NoticeChannel> ways(ConfirmationMethod by) {
        return switch (by) {
            case EMAIL -> List.of(NoticeChannel.EMAIL);
            case SMS -> List.of(NoticeChannel.SMS);
            case BOTH -> List.of(NoticeChannel.EMAIL, NoticeChannel.SMS);
            case PIN, FIRST, EXISTING, SECOND_FACTOR, SUPPORT -> List.of();
        };
    }

    private boolean isDisowned(IdentityLedger ledger) {
        return visit.settings().trust().judge(ledger, visit.identity()) instanceof TrustDecision.Disowned;
    }

    /**
     * The code was wrong. Of several that are wrong at once, the one that took the last attempt shuts the door; an earlier
     * one may be right yet.
     *
     * @return whether the door is shut now
     */
    boolean fail(AttemptReservation.Reserved reserved) {
        return reserved.left() == 0
                && visit.change(account -> {
                    IdentityLockout door = new IdentityLockout(visit, account);
                    if (!door.isShut()) {
                        return false;
                    }
                    door.lock();
                    return true;
                });
    }

    /** The person gives up. */
    void withdraw() {
        visit.change(account -> {
            new IdentityLockout(visit, account).removeUnconfirmedLink();
            return Boolean.TRUE;
        });
    }
}
