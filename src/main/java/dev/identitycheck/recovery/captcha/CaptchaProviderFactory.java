package dev.identitycheck.recovery.captcha;

import dev.identitycheck.keycloak.SimpleProviderFactory;

/** Makes a captcha. Its id is what the realm setting {@code captcha} names. */
public interface CaptchaProviderFactory extends SimpleProviderFactory<CaptchaProvider> {}
