package dev.identitycheck.event;

import java.util.Locale;

/** The outcome, or current state, of a step: the event detail {@code identity_check}. */
public enum CheckOutcome {
    KNOWN,
    FIRST,
    EXISTING,
    CHALLENGED,
    CONFIRMED,
    WRONG_CODE,
    EXPIRED,
    LOCKED,
    NO_CONTACT,
    NEW_CONTACT,
    DELIVERY_FAILED,
    /** A message was requested, and a rate limit refused it. */
    LIMITED,
    CANCELLED,
    /** The known identity that was unused for longest was removed to make room for one that was confirmed. */
    FORGOTTEN,
    /** The owner disowned an identity ("it wasn't me"). */
    DISOWNED,
    /** The owner disowned a new contact ("it wasn't me"), which confirms nothing from now on. */
    CONTACT_DISOWNED,
    /** The owner said that a code was not for them; its challenge or recovery ended. */
    CODE_DISOWNED,
    /** The owner disowned a password, a credential, a browser or another change. */
    CHANGE_DISOWNED,
    /**
     * An identity that created the account without proving an address must now be confirmed: somebody else proved
     * a contact.
     */
    DOUBTED,
    /** A login or link of an identity that the owner disowned was refused. */
    BLOCKED,
    /** A device was remembered after a check. */
    DEVICE_REMEMBERED,
    /** A login came from a device that the account did not know, and nothing was asked in it. */
    DEVICE_SEEN,
    /** A device was removed: the one unused for longest to make room for another, or one at the owner's request. */
    DEVICE_FORGOTTEN,
    /** A notice could not be delivered for 72 hours. */
    NOTICE_GIVEN_UP,
    /** Nobody was told of what happened to an account: it has no contact, or too many notices wait. */
    NOBODY_TOLD,
    /** What was stored of an account's notices was damaged, and an administrator's act has replaced it. */
    NOTICES_LOST,
    /** The login was refused because nothing could be decided: settings, storage, or a step in the wrong place. */
    REFUSED;

    /** The value of the event detail. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the event is written as an error. */
    public boolean isError() {
        return switch (this) {
            case KNOWN,
                    FIRST,
                    EXISTING,
                    CHALLENGED,
                    CONFIRMED,
                    FORGOTTEN,
                    DISOWNED,
                    CONTACT_DISOWNED,
                    CODE_DISOWNED,
                    CHANGE_DISOWNED,
                    DOUBTED,
                    DEVICE_REMEMBERED,
                    DEVICE_SEEN,
                    DEVICE_FORGOTTEN -> false;
            case WRONG_CODE,
                    EXPIRED,
                    LOCKED,
                    NO_CONTACT,
                    NEW_CONTACT,
                    DELIVERY_FAILED,
                    LIMITED,
                    CANCELLED,
                    BLOCKED,
                    NOTICE_GIVEN_UP,
                    NOBODY_TOLD,
                    NOTICES_LOST,
                    REFUSED -> true;
        };
    }
}
