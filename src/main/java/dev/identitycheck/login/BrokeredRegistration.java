package dev.identitycheck.login;

import dev.identitycheck.account.LockedAccount;
import java.time.Instant;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which accounts are made by the login that is running. */
public final class BrokeredRegistration {

    private BrokeredRegistration() {}

    /**
     * Whether the running login made the account. Keycloak's note stays in the browser tab while other people's identities
     * sign in there (26.7), so it alone proves nothing: the account must be as young as the login, and nobody's yet.
     */
    public static boolean isMadeByThisLogin(LockedAccount account, Instant now) {
        AuthenticationSessionModel login = account.session().getContext().getAuthenticationSession();
        Long created = account.user().getCreatedTimestamp();
        return login != null
                && Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER))
                && created != null
                && now.minusSeconds(SessionExpiration.getAuthSessionLifespan(account.realm()))
                        .isBefore(Instant.ofEpochMilli(created))
                && account.user()
                        .credentialManager()
                        .getStoredCredentialsStream()
                        .findAny()
                        .isEmpty();
    }
}
