package dev.identitycheck.recovery.captcha;

import java.util.List;

/** What is said of an answer. */
public sealed interface CaptchaResult {

    /** It is right, and used up. */
    record Passed() implements CaptchaResult {}

    /**
     * It does not do.
     *
     * @param message what the page says, as a key of the login theme's messages
     * @param parameters the message's parameters
     */
    record Refused(String message, List<Object> parameters) implements CaptchaResult {

        public Refused {
            parameters = List.copyOf(parameters);
        }
    }
}
