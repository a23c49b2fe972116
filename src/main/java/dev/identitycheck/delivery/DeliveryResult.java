package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import java.io.InterruptedIOException;

/** The result of handing a message for one contact to a mail server or gateway. */
public enum DeliveryResult {
    /** The message was accepted. */
    ACCEPTED("taken"),
    /** The message was certainly not accepted. */
    REJECTED("refused"),
    /** No answer came in time: the message may have been accepted, so it counts towards its resend interval. */
    UNKNOWN("uncertain");

    private static final int DEEPEST = 10;

    private final String key;

    DeliveryResult(String key) {
        this.key = key;
    }

    /** The value of the tag {@code outcome} in metrics. */
    String key() {
        return key;
    }

    /** The result after a failure. */
    public static DeliveryResult failedBy(Throwable failure) {
        if (failure instanceof SmsException sms) {
            return sms.reason() == Reason.UNCERTAIN ? UNKNOWN : REJECTED;
        }
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            // SocketTimeoutException is a subclass.
            if (current instanceof InterruptedIOException) {
                return UNKNOWN;
            }
            current = current.getCause();
        }
        return REJECTED;
    }
}
