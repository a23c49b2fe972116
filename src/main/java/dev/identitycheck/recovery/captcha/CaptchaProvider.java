package dev.identitycheck.recovery.captcha;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.provider.Provider;

/** A way to make programs pay for asking, or to keep them out. */
public interface CaptchaProvider extends Provider {

    /**
     * What a page asks with.
     *
     * @param form what was posted before, empty at the first sight of the page
     */
    CaptchaChallenge ask(CaptchaContext login, MultivaluedMap<String, String> form);

    /** Judges what was posted. A right answer passes once, on whichever node. */
    CaptchaResult check(CaptchaContext login, MultivaluedMap<String, String> form);

    @Override
    default void close() {}
}
