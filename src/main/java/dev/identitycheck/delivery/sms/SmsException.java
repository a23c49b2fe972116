package dev.identitycheck.delivery.sms;

import org.jspecify.annotations.Nullable;

/** A gateway did not take a message. The text is for the operator's log: it holds no number, code or secret. */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1L;

    public SmsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
