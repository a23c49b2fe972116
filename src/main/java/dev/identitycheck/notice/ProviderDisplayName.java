package dev.identitycheck.notice.post;

import dev.identitycheck.notice.Fact;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The identity provider of a fact as people know it. */
public final class ProviderName {

    private ProviderName() {}

    /** The display name, else the alias; empty if none had to do with it. */
    public static String of(KeycloakSession session, Fact fact) {
        IdentityProviderModel provider =
                fact.provider().isEmpty() ? null : session.identityProviders().getByAlias(fact.provider());
        return provider == null
                ? fact.provider()
                : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
    }
}
