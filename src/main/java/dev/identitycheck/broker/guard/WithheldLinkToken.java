package dev.identitycheck.broker.guard;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.keycloak.BeforeCommit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Withholds the provider's token and user name of an unknown identity from its federated link. Keycloak 26.7 returns a
 * stored token to any client that has a token of the account ({@code GET /broker/{alias}/token}, token exchange with a
 * requested issuer), and sends no event of the exchange.
 */
final class WithheldLinkToken {

    private static final String KEY = "identity-check.kept-link.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String userId;
    private final Identity identity;
    private final @Nullable String token;
    private final Optional<FederatedIdentityModel> before;

    private WithheldLinkToken(LockedAccount account, Identity identity, Optional<FederatedIdentityModel> before) {
        this.session = account.session();
        this.realm = account.realm();
        this.userId = account.user().getId();
        this.identity = identity;
        this.before = before;
        // A token that an unknown identity stored before tokens were withheld is removed too.
        this.token = isUnknown(account, identity)
                ? null
                : before.map(FederatedIdentityModel::getToken).orElse(null);
    }

    // Where the ledger cannot be read, the step refuses the identity, and the link stays unchanged.
    private static boolean isUnknown(LockedAccount account, Identity identity) {
        try {
            return account.ledger().filter(l -> !l.knowsLink(identity)).isPresent();
        } catch (UnreadableAccountException e) {
            return false;
        }
    }

    /**
     * Restores the link's token and name just before the commit, and keeps the new ones in the login.
     *
     * @param before the link before the login; empty if this transaction makes it
     */
    static void withhold(LockedAccount account, Identity identity, Optional<FederatedIdentityModel> before) {
        KeycloakSession session = account.session();
        String key = KEY + account.user().getId() + "." + identity.alias();
        if (session.getAttribute(key) == null) {
            session.setAttribute(key, identity);
            BeforeCommit.run(session, new WithheldLinkToken(account, identity, before)::restore);
        }
    }

    private void restore() {
        UserModel user = session.users().getUserById(realm, userId);
        FederatedIdentityModel link =
                user == null ? null : session.users().getFederatedIdentity(realm, user, identity.alias());
        if (user == null || link == null) {
            return;
        }
        String name = before.map(FederatedIdentityModel::getUserName).orElse(link.getUserName());
        if (Objects.equals(link.getToken(), token) && Objects.equals(link.getUserName(), name)) {
            return;
        }
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null) {
            String brokerUserId = identity.alias() + "." + link.getUserId();
            WithheldSessionNotes.put(login, userId, brokerUserId, WithheldSessionNotes.TOKEN, link.getToken());
            WithheldSessionNotes.put(login, userId, brokerUserId, WithheldSessionNotes.NAME, link.getUserName());
        }
        write(session, realm, user, link, name, token);
    }

    /** Writes the withheld token and name to the link. */
    static void release(KeycloakSession session, RealmModel realm, UserModel user, String alias, String brokerUserId) {
        AuthenticationSessionModel login =
                Objects.requireNonNull(session.getContext().getAuthenticationSession());
        FederatedIdentityModel link = session.users().getFederatedIdentity(realm, user, alias);
        if (link != null && brokerUserId.equals(alias + "." + link.getUserId())) {
            Optional<String> name = WithheldSessionNotes.read(login, WithheldSessionNotes.NAME);
            Optional<String> token = WithheldSessionNotes.read(login, WithheldSessionNotes.TOKEN);
            if (name.isPresent() || token.isPresent()) {
                write(session, realm, user, link, name.orElse(link.getUserName()), token.orElse(link.getToken()));
            }
        }
    }

    private static void write(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            FederatedIdentityModel link,
            @Nullable String name,
            @Nullable String token) {
        session.users()
                .updateFederatedIdentity(
                        realm,
                        user,
                        new FederatedIdentityModel(link.getIdentityProvider(), link.getUserId(), name, token));
    }
}
