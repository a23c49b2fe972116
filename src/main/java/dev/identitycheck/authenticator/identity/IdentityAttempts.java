package dev.identitycheck.challenge;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.identity.Standing;
import dev.identitycheck.link.Adoption;
import dev.identitycheck.notice.Fact;
import dev.identitycheck.notice.Way;
import java.util.List;
import java.util.function.Predicate;

/** What becomes of a code that was entered: counted before it is compared, and settled after. */
final class Attempts {

    private final Visit visit;

    Attempts(Visit visit) {
        this.visit = visit;
    }

    /** Takes one attempt as a failure, before anything is compared. */
    Reservation reserve() {
        return visit.change(account -> {
            if (account.ledger().filter(l -> l.knows(visit.identity())).isPresent()) {
                return new Reservation.AlreadyDone();
            }
            return new Door(visit, account).reserve();
        });
    }

    /**
     * The code was right: the reservation is given back, and the ledger knows the identity.
     *
     * @param code the code
     * @param about what the code was sent about
     */
    Confirmation confirm(ConfirmedBy by, PendingCode code, String about) {
        return visit.change(account -> {
            if (!code.wentOnlyTo(ContactFile.of(account, visit.now()).confirming())) {
                return new Confirmation.ContactGone();
            }
            IdentityLedger before = visit.ledger(account);
            // A ledger that was made anew since is no longer the one that the owner was asked about.
            return about.equals(visit.about(before)) ? confirm(account, before, by) : new Confirmation.TooLate();
        });
    }

    /**
     * The login passed another proof than a code: nothing was reserved for it, so a door that is shut stays shut.
     *
     * @param proved looks under the lock whether it did
     */
    Confirmation confirmByFactor(Predicate<LockedAccount> proved) {
        return visit.change(account -> {
            visit.requireGuard(account.session());
            IdentityLedger before = visit.ledger(account);
            // Whoever made the account may have set the factor up: it speaks for them, not for the owner.
            boolean isNobodysToSay = before.knows(visit.identity()) || before.doubts(visit.identity());
            return isNobodysToSay || new Door(visit, account).isShut() || !proved.test(account)
                    ? new Confirmation.TooLate()
                    : confirm(account, before, ConfirmedBy.SECOND_FACTOR);
        });
    }

    private Confirmation confirm(LockedAccount account, IdentityLedger before, ConfirmedBy by) {
        if (!visit.isLinked(account) || isDisowned(before)) {
            return new Confirmation.TooLate();
        }
        new Door(visit, account).open();
        IdentityLedger after =
                before.withKnown(visit.identity(), by, visit.origin(), Adoption.newEntryId(), visit.now());
        Visit.remember(account, after);
        LedgerEntry entry = after.find(visit.identity()).orElseThrow();
        Fact fact = visit.notices(account).confirmed(entry, ways(by));
        return new Confirmation.Done(fact, before.lostIn(after), visit.areClaimsToFollow(account.session()));
    }

    private static List<Way> ways(ConfirmedBy by) {
        return switch (by) {
            case EMAIL -> List.of(Way.EMAIL);
            case SMS -> List.of(Way.SMS);
            case BOTH -> List.of(Way.EMAIL, Way.SMS);
            case PIN, FIRST, EXISTING, SECOND_FACTOR, SUPPORT -> List.of();
        };
    }

    private boolean isDisowned(IdentityLedger ledger) {
        return visit.settings().trust().judge(ledger, visit.identity()) instanceof Standing.Disowned;
    }

    /**
     * The code was wrong. Of several that are wrong at once, the one that took the last attempt shuts the door; an earlier
     * one may be right yet.
     *
     * @return whether the door is shut now
     */
    boolean fail(Reservation.Reserved reserved) {
        return reserved.left() == 0
                && visit.change(account -> {
                    Door door = new Door(visit, account);
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
            new Door(visit, account).removeUnconfirmedLink();
            return Boolean.TRUE;
        });
    }
}
