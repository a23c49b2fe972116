package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;

/**
 * Why a delivery failed, for the log. Mail servers quote addresses in their refusals, so of foreign exceptions only the
 * kinds are told, outermost first.
 */
public final class FailureCause {

    private static final int DEEPEST = 5;

    private FailureCause() {}

    /** The cause, without what it quotes. */
    public static String of(Throwable failure) {
        if (failure instanceof SmsException) {
            return "\"" + failure.getMessage() + "\"";
        }
        StringBuilder kinds = new StringBuilder();
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            kinds.append(depth == 0 ? "" : ">").append(current.getClass().getSimpleName());
            current = current.getCause();
        }
        return kinds.toString();
    }
}
