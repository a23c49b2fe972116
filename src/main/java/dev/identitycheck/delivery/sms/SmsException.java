package dev.identitycheck.delivery.sms;

import org.jspecify.annotations.Nullable;

/**
 * A gateway did not accept a message, or it is unknown whether it did. The text is for the operator's log: it contains
 * no number, code or secret, and nothing that the gateway answered.
 */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Whether the message was accepted, and whether it may be sent again. */
    public enum Reason {
        /** The message was certainly not accepted, and the gateway will not accept it later either. */
        REFUSED,
        /** The message was certainly not accepted: the gateway is throttled or out of reach at present. */
        BUSY,
        /** The message may have been accepted: it was sent, but no answer came. No other gateway may send it again. */
        UNCERTAIN
    }

    private SmsException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The gateway refused the message, or its options are invalid. */
    public static SmsException refused(String message) {
        return new SmsException(Reason.REFUSED, message, null);
    }

    /** The gateway accepts no messages at present. */
    public static SmsException busy(String message, @Nullable Throwable cause) {
        return new SmsException(Reason.BUSY, message, cause);
    }

    /** The gateway may have accepted the message. */
    public static SmsException uncertain(String message, @Nullable Throwable cause) {
        return new SmsException(Reason.UNCERTAIN, message, cause);
    }

    /** Whether the message was accepted, and whether it may be sent again. */
    public Reason reason() {
        return reason;
    }
}
