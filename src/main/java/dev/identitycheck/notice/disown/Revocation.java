package dev.identitycheck.notice.disown;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.DisownEffect;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Takes away what a notice reported. It never gives anything to anybody. */
sealed interface Revocation
        permits AccessRevocation,
                BrowserRevocation,
                CodeRevocation,
                ContactRevocation,
                CredentialRevocation,
                PasswordRevocation,
                SessionsRevocation {

    /** What would be taken away besides what the notice reported; nothing is changed. */
    default List<Undone> preview(KeycloakSession session, RealmModel realm, UserModel user, Notice notice) {
        return List.of();
    }

    /**
     * Takes it away, in the transaction of the account's row lock.
     *
     * @return what was taken away
     */
    List<Undone> apply(LockedAccount account, Notice notice, Instant now);

    /** The revocation of an effect. */
    static Revocation of(DisownEffect effect) {
        return switch (effect) {
            case ACCESS -> new AccessRevocation();
            case CONTACT -> new ContactRevocation();
            case CODE -> new CodeRevocation();
            case CREDENTIAL -> new CredentialRevocation();
            case PASSWORD -> new PasswordRevocation();
            case BROWSER -> new BrowserRevocation();
            case SESSIONS -> new SessionsRevocation();
        };
    }
}
