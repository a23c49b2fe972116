package dev.identitycheck.delivery.sms;

import org.jspecify.annotations.Nullable;

/** A gateway did not take a message. The text is for the operator's log: it holds no number, code or secret. */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong
     * @param cause the transport's own exception, by which a time-out is told from a refusal; null if there is none
     */
    public SmsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
