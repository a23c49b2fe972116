package dev.identitycheck.recovery.captcha;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.provider.Provider;

/** A captcha, which keeps programs out or makes their requests costly. */
public interface CaptchaProvider extends Provider {

    /**
     * Creates the challenge of a page.
     *
     * @param form the form that was submitted before; empty at the first display of the page
     */
    CaptchaChallenge ask(CaptchaContext login, MultivaluedMap<String, String> form);

    /** Verifies a submitted form. A right solution is accepted once across all nodes. */
    CaptchaResult check(CaptchaContext login, MultivaluedMap<String, String> form);

    @Override
    default void close() {}
}
