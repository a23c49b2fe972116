package dev.identitycheck.notice.disown;

import dev.identitycheck.domain.notice.DisownEffect;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.settings.DisownedAccount;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/**
 * The link to the realm's page for a forgotten password. It names no account, so that whoever opens it proves a contact
 * like everybody else.
 */
final class PasswordRecoveryLink {

    private PasswordRecoveryLink() {}

    /**
     * The link for the owner who disowned a notice.
     *
     * @return empty if no password was or may have been theirs to choose, or none can be recovered: in the realm, or
     *     because the account is switched off now
     */
    static Optional<String> after(KeycloakSession session, RealmModel realm, Notice notice) {
        Optional<DisownEffect> effect = notice.kind().effect();
        boolean isSwitchedOff =
                notice.kind().isAccess() && RealmSettings.of(realm).disownedAccount() == DisownedAccount.DISABLE;
        return realm.isResetPasswordAllowed()
                        && realm.getResetCredentialsFlow() != null
                        && !isSwitchedOff
                        && effect.filter(e -> e == DisownEffect.PASSWORD || e == DisownEffect.ACCESS)
                                .isPresent()
                ? Optional.of(link(session, realm))
                : Optional.empty();
    }

    // Without a client Keycloak takes one of its own.
    private static String link(KeycloakSession session, RealmModel realm) {
        UriBuilder link =
                Urls.loginResetCredentialsBuilder(session.getContext().getUri().getBaseUri());
        ClientModel console = realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID);
        if (console != null && console.isEnabled()) {
            link.queryParam(Constants.CLIENT_ID, console.getClientId());
        }
        return link.build(realm.getName()).toString();
    }
}
