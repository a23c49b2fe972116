package dev.identitycheck.recovery.captcha;

import java.util.Map;

/**
 * What a page asks with.
 *
 * @param template the template in the login theme that is put into the form; empty if nothing is asked
 * @param model what it shows, under the name {@code captcha}
 */
public record CaptchaPage(String template, Map<String, Object> model) {

    /** Nothing is asked. */
    public static final CaptchaPage NONE = new CaptchaPage("", Map.of());

    public CaptchaPage {
        model = Map.copyOf(model);
    }
}
