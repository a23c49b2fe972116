package dev.identitycheck.notice;

import dev.identitycheck.domain.notice.Notice;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The display name of a notice's identity provider. */
public final class ProviderDisplayName {

    private ProviderDisplayName() {}

    /** The display name, else the alias; empty if the notice concerns no identity provider. */
    public static String of(KeycloakSession session, Notice notice) {
        IdentityProviderModel provider =
                notice.provider().isEmpty() ? null : session.identityProviders().getByAlias(notice.provider());
        return provider == null
                ? notice.provider()
                : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
    }
}
