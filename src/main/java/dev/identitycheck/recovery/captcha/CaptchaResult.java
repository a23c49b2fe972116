package dev.identitycheck.recovery.captcha;

import java.util.List;

/** The result of verifying a captcha. */
public sealed interface CaptchaResult {

    /** The solution is right and consumed. */
    record Passed() implements CaptchaResult {}

    /**
     * The solution is missing, wrong or not accepted any more.
     *
     * @param message the message's key in the login theme
     * @param parameters the message's parameters
     */
    record Refused(String message, List<Object> parameters) implements CaptchaResult {

        public Refused {
            parameters = List.copyOf(parameters);
        }
    }
}
