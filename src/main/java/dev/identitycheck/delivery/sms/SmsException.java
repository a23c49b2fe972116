package dev.identitycheck.delivery.sms;

import org.jspecify.annotations.Nullable;

/**
 * A gateway did not take a message, or nobody knows. The text is for the operator's log: it holds no number, code, secret
 * or anything else that the other side said.
 */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fate fate;

    /** What became of the message. */
    public enum Fate {
        /** It certainly was not taken, and the gateway will not take it another time either. */
        REFUSED,
        /** It certainly was not taken, for the gateway takes nothing at present: it is throttled or out of reach. */
        BUSY,
        /** It may have been taken: it was on its way when the answer failed to come. Nobody else may send it again. */
        UNCERTAIN
    }

    private SmsException(Fate fate, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fate = fate;
    }

    /** The gateway said no, or cannot be asked as it is set up. */
    public static SmsException refused(String message) {
        return new SmsException(Fate.REFUSED, message, null);
    }

    /** The gateway takes nothing at present. */
    public static SmsException busy(String message, @Nullable Throwable cause) {
        return new SmsException(Fate.BUSY, message, cause);
    }

    /** The gateway may have taken the message. */
    public static SmsException uncertain(String message, @Nullable Throwable cause) {
        return new SmsException(Fate.UNCERTAIN, message, cause);
    }

    /** What became of the message. */
    public Fate fate() {
        return fate;
    }
}
