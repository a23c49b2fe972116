package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Fate;
import java.io.InterruptedIOException;
import java.util.Locale;

/** What is known of a message that one contact was sent. */
public enum DeliveryResult {
    /** It was taken. */
    TAKEN,
    /** It certainly was not taken. */
    REFUSED,
    /** Nobody answered in time: it may have been taken, so it costs its interval. */
    UNCERTAIN;

    private static final int DEEPEST = 10;

    /** The word in metrics. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is known after a failure. */
    public static DeliveryResult failedBy(Throwable failure) {
        if (failure instanceof SmsException sms) {
            return sms.fate() == Fate.UNCERTAIN ? UNCERTAIN : REFUSED;
        }
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            // A SocketTimeoutException is one too.
            if (current instanceof InterruptedIOException) {
                return UNCERTAIN;
            }
            current = current.getCause();
        }
        return REFUSED;
    }
}
