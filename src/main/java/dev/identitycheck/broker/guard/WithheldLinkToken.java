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
 * Keeps the token and the name that a provider has for an unknown identity out of its link. Keycloak 26.7 hands a stored
 * token to whoever has a token of the account ({@code GET /broker/{alias}/token}, token exchange with a requested issuer),
 * and tells no listener of the exchange.
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
        // A token that an unknown identity left there before this was so is nobody's to have either.
        this.token = isUnknown(account, identity)
                ? null
                : before.map(FederatedIdentityModel::getToken).orElse(null);
    }

    // Where the ledger cannot be read, the step keeps the identity out, and the link stays as it is.
    private static boolean isUnknown(LockedAccount account, Identity identity) {
        try {
            return account.ledger().filter(l -> !l.knowsLink(identity)).isPresent();
        } catch (UnreadableAccountException e) {
            return false;
        }
    }

    /**
     * Has the link stay as it is until the transaction is over.
     *
     * @param before the link; nothing if this transaction makes it
     */
    static void watch(LockedAccount account, Identity identity, Optional<FederatedIdentityModel> before) {
        KeycloakSession session = account.session();
        String key = KEY + account.user().getId() + "." + identity.alias();
        if (session.getAttribute(key) == null) {
            session.setAttribute(key, identity);
            BeforeCommit.run(session, new WithheldLinkToken(account, identity, before)::takeBack);
        }
    }

    private void takeBack() {
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
            WithheldSessionNotes.keep(login, userId, brokerUserId, WithheldSessionNotes.TOKEN, link.getToken());
            WithheldSessionNotes.keep(login, userId, brokerUserId, WithheldSessionNotes.NAME, link.getUserName());
        }
        write(session, realm, user, link, name, token);
    }

    /** Writes to the link what has been kept out of it. */
    static void giveBack(KeycloakSession session, RealmModel realm, UserModel user, String alias, String brokerUserId) {
        AuthenticationSessionModel login =
                Objects.requireNonNull(session.getContext().getAuthenticationSession());
        FederatedIdentityModel link = session.users().getFederatedIdentity(realm, user, alias);
        if (link != null && brokerUserId.equals(alias + "." + link.getUserId())) {
            Optional<String> name = WithheldSessionNotes.of(login, WithheldSessionNotes.NAME);
            Optional<String> token = WithheldSessionNotes.of(login, WithheldSessionNotes.TOKEN);
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
