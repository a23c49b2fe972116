package dev.identitycheck.recovery.captcha;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes a captcha. Its id is what the realm setting {@code captcha} names. */
public interface CaptchaProviderFactory extends ProviderFactory<CaptchaProvider> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
