package dev.identitycheck.centre;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredWay;
import dev.identitycheck.link.Disowning;
import dev.identitycheck.pin.PinOnFile;

/**
 * Does what an errand was about, once its owner has given their word.
 *
 * @param account the account, under its lock
 */
record Deed(LockedAccount account) {

    /** Does it; false if it cannot be done any more. */
    boolean of(Errand errand) {
        if (errand instanceof Errand.Prefer prefer) {
            return prefer(prefer.way());
        }
        if (errand instanceof Errand.ChangePin pin && pin.wish() == PinWish.OFF) {
            return new PinOnFile(account).remove();
        }
        return errand instanceof Errand.LiftBlock lift
                && Disowning.allow(account, lift.entryId()).isPresent();
    }

    private boolean prefer(PreferredWay way) {
        boolean isThere = Ways.of(ContactFile.standing(account.realm(), account.user()), account.user())
                .contains(way);
        if (isThere) {
            account.prefer(way);
        }
        return isThere;
    }
}
