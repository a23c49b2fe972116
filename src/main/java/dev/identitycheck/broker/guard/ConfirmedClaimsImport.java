package dev.identitycheck.broker.guard;

import dev.identitycheck.keycloak.Transactions;
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
import org.keycloak.sessions.AuthenticationSessionModel;

/** Writes the withheld claims of an identity, once its owner has confirmed it, the way Keycloak's broker does. */
public final class ConfirmedClaimsImport {

    private static final Logger LOG = Logger.getLogger(ConfirmedClaimsImport.class);

    private ConfirmedClaimsImport() {}

    /** Whether the guard has withheld the login's claims from an account. */
    public static boolean areWithheld(AuthenticationSessionModel login) {
        return WithheldClaims.isAny(login);
    }

    /**
     * Applies the claims in a separate transaction: if they cannot be stored, the account stays unchanged and the login
     * goes on.
     *
     * @param context reads the provider's claims, in the given session
     */
    public static void apply(
            KeycloakSession session,
            String userId,
            AuthenticationSessionModel login,
            Function<KeycloakSession, BrokeredIdentityContext> context) {
        try {
            Transactions.inOwn(session, own -> {
                apply(own, userId, login, context.apply(own));
                return userId;
            });
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
        WithheldClaims.release(context, login);
        if (belongsToAnother(session, realm, user, context.getEmail())) {
            context.setEmail(user.getEmail());
        }
        if (context.getIdpConfig().getSyncMode() == IdentityProviderSyncMode.FORCE) {
            updateName(user.getFirstName(), context.getFirstName(), user::setFirstName);
            updateName(user.getLastName(), context.getLastName(), user::setLastName);
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

    private static void updateName(@Nullable String current, @Nullable String claimed, Consumer<String> setter) {
        if (claimed != null && !Objects.equals(current, claimed)) {
            setter.accept(claimed);
        }
    }
}
