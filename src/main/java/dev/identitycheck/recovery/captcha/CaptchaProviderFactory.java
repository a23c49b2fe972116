package dev.identitycheck.recovery.captcha;

import dev.identitycheck.keycloak.SimpleProviderFactory;

/** Creates a captcha provider. The realm setting {@code captcha} names the id of the factory. */
public interface CaptchaProviderFactory extends SimpleProviderFactory<CaptchaProvider> {}
