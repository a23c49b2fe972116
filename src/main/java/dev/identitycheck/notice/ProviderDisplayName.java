package dev.identitycheck.notice;

import dev.identitycheck.domain.notice.Notice;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The display name of an identity provider, for messages and pages. */
public final class ProviderDisplayName {

    private ProviderDisplayName() {}

    /** The display name, else the alias; empty if the notice concerns no identity provider. */
    public static String of(KeycloakSession session, Notice notice) {
        return of(session, notice.provider());
    }

    /** The display name of an alias, else the alias. */
    public static String of(KeycloakSession session, String alias) {
        IdentityProviderModel provider =
                alias.isEmpty() ? null : session.identityProviders().getByAlias(alias);
        return provider == null ? alias : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
    }
}
