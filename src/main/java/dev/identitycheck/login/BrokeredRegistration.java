package dev.identitycheck.login;

import dev.identitycheck.account.LockedAccount;
import java.time.Instant;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Decides whether the running login created an account. */
public final class BrokeredRegistration {

    private BrokeredRegistration() {}

    /**
     * Whether the running login created the account. Keycloak's note stays in the browser tab while identities of other
     * people sign in there (26.7), so it alone proves nothing: the account must also be younger than a login can be,
     * and have no credentials.
     */
    public static boolean isMadeByThisLogin(LockedAccount account, Instant now) {
        return isMadeByThisLogin(account.session(), account.realm(), account.user(), now);
    }

    /** As {@link #isMadeByThisLogin(LockedAccount, Instant)}, of a user who is read without the row lock. */
    public static boolean isMadeByThisLogin(KeycloakSession session, RealmModel realm, UserModel user, Instant now) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        Long created = user.getCreatedTimestamp();
        return login != null
                && Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER))
                && created != null
                && now.minusSeconds(SessionExpiration.getAuthSessionLifespan(realm))
                        .isBefore(Instant.ofEpochMilli(created))
                && user.credentialManager()
                        .getStoredCredentialsStream()
                        .findAny()
                        .isEmpty();
    }
}
