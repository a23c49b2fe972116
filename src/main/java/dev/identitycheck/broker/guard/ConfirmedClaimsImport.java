package dev.identitycheck.broker.guard;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.provider.IdentityProviderMapperSyncModeDelegate;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Writes the claims of an identity that its owner has just confirmed, as the broker would have. */
public final class ConfirmedClaimsImport {

    private static final Logger LOG = Logger.getLogger(ConfirmedClaimsImport.class);

    private ConfirmedClaimsImport() {}

    /** Whether the guard has kept what the login claims off an account. */
    public static boolean areWithheld(AuthenticationSessionModel login) {
        return WithheldClaims.isAny(login);
    }

    /**
     * Applies the claims in a transaction of their own: ones that cannot be stored leave the account as it is, and the
     * login goes on.
     *
     * @param context reads what the provider said, in the session that it is given
     */
    public static void apply(
            KeycloakSession session,
            String userId,
            AuthenticationSessionModel login,
            Function<KeycloakSession, BrokeredIdentityContext> context) {
        try {
            KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> {
                        apply(own, userId, login, context.apply(own));
                        return userId;
                    },
                    "identity-check");
        } catch (RuntimeException e) {
            LOG.warnf(
                    "identity-check event=claims_not_applied realm=%s user=%s cause=%s",
                    session.getContext().getRealm().getName(),
                    userId,
                    e.getClass().getName());
        }
    }

    private static void apply(
            KeycloakSession session, String userId, AuthenticationSessionModel login, BrokeredIdentityContext context) {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return;
        }
        ReservedAttributeGuard.begin(session, realm, user);
        WithheldClaims.giveBack(context, login);
        if (belongsToAnother(session, realm, user, context.getEmail())) {
            context.setEmail(user.getEmail());
        }
        if (context.getIdpConfig().getSyncMode() == IdentityProviderSyncMode.FORCE) {
            name(user.getFirstName(), context.getFirstName(), user::setFirstName);
            name(user.getLastName(), context.getLastName(), user::setLastName);
        }
        context.getIdp().updateBrokeredUser(session, realm, user, context);
        session.identityProviders()
                .getMappersByAliasStream(context.getIdpConfig().getAlias())
                .forEach(mapper -> IdentityProviderMapperSyncModeDelegate.delegateUpdateBrokeredUser(
                        session, realm, user, mapper, context, mapper(session, mapper)));
    }

    private static IdentityProviderMapper mapper(KeycloakSession session, IdentityProviderMapperModel mapper) {
        return (IdentityProviderMapper) session.getKeycloakSessionFactory()
                .getProviderFactory(IdentityProviderMapper.class, mapper.getIdentityProviderMapper());
    }

    private static boolean belongsToAnother(
            KeycloakSession session, RealmModel realm, UserModel user, @Nullable String email) {
        if (email == null || realm.isDuplicateEmailsAllowed()) {
            return false;
        }
        UserModel owner = session.users().getUserByEmail(realm, email);
        return owner != null && !owner.getId().equals(user.getId());
    }

    private static void name(@Nullable String now, @Nullable String claimed, Consumer<String> setter) {
        if (claimed != null && !Objects.equals(now, claimed)) {
            setter.accept(claimed);
        }
    }
}
