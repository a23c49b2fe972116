package dev.identitycheck.notice;

import dev.identitycheck.domain.notice.Notice;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The identity provider of a fact as people know it. */
public final class ProviderDisplayName {

    private ProviderDisplayName() {}

    /** The display name, else the alias; empty if none had to do with it. */
    public static String of(KeycloakSession session, Notice fact) {
        IdentityProviderModel provider =
                fact.provider().isEmpty() ? null : session.identityProviders().getByAlias(fact.provider());
        return provider == null
                ? fact.provider()
                : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
    }
}
