package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import java.io.InterruptedIOException;
import java.util.Locale;

/** The result of handing a message for one contact to a mail server or gateway. */
public enum DeliveryResult {
    /** The message was accepted. */
    TAKEN,
    /** The message was certainly not accepted. */
    REFUSED,
    /** No answer came in time: the message may have been accepted, so it counts towards its resend interval. */
    UNCERTAIN;

    private static final int DEEPEST = 10;

    /** The value of the tag {@code outcome} in metrics. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The result after a failure. */
    public static DeliveryResult failedBy(Throwable failure) {
        if (failure instanceof SmsException sms) {
            return sms.reason() == Reason.UNCERTAIN ? UNCERTAIN : REFUSED;
        }
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            // SocketTimeoutException is a subclass.
            if (current instanceof InterruptedIOException) {
                return UNCERTAIN;
            }
            current = current.getCause();
        }
        return REFUSED;
    }
}
