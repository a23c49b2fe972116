package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;

/**
 * The cause of a failed delivery, for the log. Mail servers quote addresses in their refusals, so only the class names
 * of foreign exceptions are logged, outermost first.
 */
public final class FailureCause {

    private static final int DEEPEST = 5;

    private FailureCause() {}

    /** The cause, without the text of foreign exceptions. */
    public static String of(Throwable failure) {
        if (failure instanceof SmsException) {
            return "\"" + failure.getMessage() + "\"";
        }
        StringBuilder names = new StringBuilder();
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            names.append(depth == 0 ? "" : ">").append(current.getClass().getSimpleName());
            current = current.getCause();
        }
        return names.toString();
    }
}
