package dev.identitycheck.event;

import java.util.Locale;

/** How a step ended, or stands: the event detail {@code identity_check}. */
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
    /** A message was asked for, and a limit kept it from going. */
    LIMITED,
    CANCELLED,
    /** A known identity, away for longest, made room for one that was confirmed. */
    FORGOTTEN,
    /** The owner said "it wasn't me" of an identity. */
    DISOWNED,
    /** The owner said "it wasn't me" of a new contact, which confirms nothing from now on. */
    CONTACT_DISOWNED,
    /** An identity made the account and proved no address for it; somebody else has proved a contact: it is asked now. */
    DOUBTED,
    /** An identity that the owner disowned came again. */
    BLOCKED,
    /** A browser was remembered after a check. */
    DEVICE_REMEMBERED,
    /** A browser, unused for longest, made room for another one; or the owner had it forgotten. */
    DEVICE_FORGOTTEN,
    /** A notice could not be handed over for 72 hours. */
    NOTICE_GIVEN_UP,
    /** Kept out because nothing could be decided: settings, storage, or a step in the wrong place. */
    REFUSED;

    /** The value of the event detail. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an operator sees it as an error. */
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
                    DOUBTED,
                    DEVICE_REMEMBERED,
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
                    REFUSED -> true;
        };
    }
}
