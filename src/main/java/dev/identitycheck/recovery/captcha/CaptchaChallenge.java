package dev.identitycheck.recovery.captcha;

import java.util.Map;

/**
 * What a page asks with.
 *
 * @param template the template in the login theme that is put into the form; empty if nothing is asked
 * @param model what it shows, under the name {@code captcha}
 */
public record CaptchaChallenge(String template, Map<String, Object> model) {

    /** Nothing is asked. */
    public static final CaptchaChallenge NONE = new CaptchaChallenge("", Map.of());

    public CaptchaChallenge {
        model = Map.copyOf(model);
    }
}
