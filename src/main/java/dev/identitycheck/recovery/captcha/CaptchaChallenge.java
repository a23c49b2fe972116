package dev.identitycheck.recovery.captcha;

import java.util.Map;

/**
 * The challenge of a captcha on a page.
 *
 * @param template the template in the login theme that is included in the form; empty if there is no challenge
 * @param model the template's model, under the name {@code captcha}
 */
public record CaptchaChallenge(String template, Map<String, Object> model) {

    /** No challenge. */
    public static final CaptchaChallenge NONE = new CaptchaChallenge("", Map.of());

    public CaptchaChallenge {
        model = Map.copyOf(model);
    }
}
