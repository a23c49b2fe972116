package dev.identitycheck.broker.guard;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.CachedLedger;
import dev.identitycheck.broker.link.SubjectMigration;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.identity.Fingerprint;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.login.ArrivedIdentity;
import dev.identitycheck.login.BrokeredClaims;
import dev.identitycheck.login.CheckedLogin;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The identity provider mapper {@code identity-check-guard}, which withholds the claims of an unknown identity from the
 * account. It maps nothing itself: before any mapper writes, it checks whether the identity is known.
 */
public final class GuardMapper extends AbstractIdentityProviderMapper {

    private static final Logger LOG = Logger.getLogger(GuardMapper.class);
    private static final String BEGUN = "identity-check.guard-begun";

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        if (!hasBegun(session, context)) {
            begin(session, context);
        }
        if (ProtectedProviders.refusesUnknown(session, realm, alias(context))) {
            user(session, realm, context)
                    .filter(user -> !LightweightUserAdapter.isLightweightUser(user))
                    .ifPresent(user -> guard(session, realm, user, context));
        }
        session.setAttribute(BEGUN, context);
    }

    // A provider may have two guards; the one that runs last decides which claims the account gets.
    private static boolean hasBegun(KeycloakSession session, BrokeredIdentityContext context) {
        return session.getAttribute(BEGUN) == context;
    }

    private static void begin(KeycloakSession session, BrokeredIdentityContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login != null) {
            ArrivedIdentity.expect(session, login);
            WithheldClaims.clear(login);
            WithheldSessionNotes.clear(login);
            ReservedAttributeFilter.filterBeforeCommit(session, login);
        }
        if (context.getLegacyId() != null) {
            SubjectMigration.noteClaims(session, alias(context), new BrokeredClaims(context));
        }
    }

    /** The account that the login's claims would be written to; empty if it is not known yet. */
    private static Optional<UserModel> user(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        return linkedUser(session, realm, context, context.getId())
                .or(() -> linkedUser(session, realm, context, context.getLegacyId()))
                .or(() -> linkingUser(context.getAuthenticationSession()));
    }

    private static Optional<UserModel> linkedUser(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context, String subject) {
        return Optional.ofNullable(subject)
                .map(s -> new FederatedIdentityModel(alias(context), s, context.getUsername(), null))
                .flatMap(link -> Optional.ofNullable(session.users().getUserByFederatedIdentity(realm, link)));
    }

    // The user who is signed in and links a further identity.
    private static Optional<UserModel> linkingUser(AuthenticationSessionModel login) {
        return Optional.ofNullable(login)
                .filter(l -> l.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null)
                .flatMap(l -> Optional.ofNullable(l.getAuthenticatedUser()));
    }

    private static boolean isKnown(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext context) {
        try {
            return CachedLedger.find(session, realm, user, identity(session, realm, context))
                    .isPresent();
        } catch (CheckImpossibleException e) {
            LOG.warnf("identity-check event=guarded_unread user=%s cause=\"%s\"", user.getId(), e.getMessage());
            return false;
        }
    }

    private static Identity identity(KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        List<String> names = ProtectedProviders.settings(session, realm, alias(context))
                .map(IdentityCheckSettings.Parsed::fingerprintClaims)
                .orElse(List.of());
        return link(session, realm, context).with(new Fingerprint(names, new BrokeredClaims(context)));
    }

    private static Identity link(KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        return new Identity(
                alias(context),
                Objects.requireNonNull(context.getIdpConfig().getInternalId()),
                subject(session, realm, context));
    }

    // Keycloak 26.7 migrates the link to the new subject only after it has written the login's claims.
    private static String subject(KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        String legacyId = context.getLegacyId();
        boolean isLinkedByLegacyId = legacyId != null
                && linkedUser(session, realm, context, context.getId()).isEmpty()
                && linkedUser(session, realm, context, legacyId).isPresent();
        return isLinkedByLegacyId ? legacyId : Objects.requireNonNull(context.getId());
    }

    private static void guard(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext context) {
        if (isKnown(session, realm, user, context)) {
            noteKnown(session, realm, user, context);
            if (!hasBegun(session, context)) {
                ReservedAttributeGuard.begin(session, realm, user);
            }
            return;
        }
        AccountLock.join(session, realm, user.getId(), account -> {
            AccountRestore.begin(account, AccountRestore.Scope.ACCOUNT, alias(context));
            WithheldLinkToken.withhold(
                    account,
                    link(session, realm, context),
                    Optional.ofNullable(session.users().getFederatedIdentity(realm, user, alias(context))));
            WithheldClaims.withhold(context, account.user());
            return account;
        });
    }

    // The end of a login does not know the claims, so it could not tell an identity that is known by some of them.
    private static void noteKnown(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login != null && ProtectedProviders.hasLostStep(session, realm, alias(context))) {
            CheckedLogin.noteKnown(login, user, context.getBrokerUserId(), context.getBrokerSessionId());
        }
    }

    private static String alias(BrokeredIdentityContext context) {
        return Objects.requireNonNull(context.getIdpConfig().getAlias());
    }

    @Override
    public String getId() {
        return ProviderIds.GUARD_MAPPER;
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {ANY_PROVIDER};
    }

    @Override
    public String getDisplayCategory() {
        return "Identity Check";
    }

    @Override
    public String getDisplayType() {
        return "Identity Check: guard";
    }

    @Override
    public String getHelpText() {
        return "Keeps the claims of an identity that its owner has not confirmed off the account. Needed where the"
                + " provider"
                + " or one of its mappers writes to accounts at each login.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }
}
