package dev.identitycheck.broker.guard;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.LinkGrants;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.broker.link.LinkInitiator;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.OrRollBack;
import dev.identitycheck.login.ArrivedIdentity;
import dev.identitycheck.login.BrokeredRegistration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.OrganizationModel.OrganizationMemberJoinEvent;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.RoleModel.RoleGrantedEvent;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Withholds the roles and the organization membership that a login is granted before its link is confirmed. Keycloak
 * 26.7 grants the role {@code broker/read-token} before it makes the link
 * ({@code IdentityBrokerService#afterFirstBrokerLogin}), and the First Broker Login Flow makes the user a member of the
 * provider's organization ({@code IdpAddOrganizationMemberAuthenticator}); neither is revoked when the link is removed.
 */
public final class WithheldGrants {

    private static final String GRANTED = "identity-check.granted-roles.";

    private final InstantSource clock;

    public WithheldGrants(InstantSource clock) {
        this.clock = clock;
    }

    /** Handles a provider event; events other than a granted role or a new membership are ignored. */
    public void onEvent(ProviderEvent event) {
        if (event instanceof RoleGrantedEvent granted) {
            KeycloakSession session = granted.getKeycloakSession();
            OrRollBack.run(session, () -> onRoleGranted(session, granted.getUser(), granted.getRole()));
        } else if (event instanceof OrganizationMemberJoinEvent joined) {
            OrRollBack.run(joined.getSession(), () -> onMemberJoined(joined));
        }
    }

    // Whether the role belongs to a link, and to which identity's, is known only when the link is made.
    private static void onRoleGranted(KeycloakSession session, UserModel user, RoleModel role) {
        if (LinkInitiator.of(session) == LinkInitiator.LOGIN) {
            String key = GRANTED + user.getId();
            List<?> before = Objects.requireNonNullElse(session.getAttribute(key, List.class), List.of());
            session.setAttribute(
                    key, Stream.concat(before.stream(), Stream.of(role)).toList());
        }
    }

    /** Withholds the roles that this request granted before it made the link. */
    static void withholdRoles(LockedAccount account, Identity identity) {
        KeycloakSession session = account.session();
        String userId = account.user().getId();
        List<?> granted = Objects.requireNonNullElse((List<?>) session.removeAttribute(GRANTED + userId), List.of());
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        UserModel user = session.users().getUserById(account.realm(), userId);
        if (!granted.isEmpty() && login != null && user != null) {
            List<RoleModel> roles = granted.stream().map(RoleModel.class::cast).toList();
            roles.forEach(user::deleteRoleMapping);
            WithheldSessionNotes.put(
                    login,
                    userId,
                    identity.brokerUserId(),
                    WithheldSessionNotes.ROLES,
                    roles.stream().map(RoleModel::getId).collect(Collectors.joining(" ")));
        }
    }

    private void onMemberJoined(OrganizationMemberJoinEvent event) {
        KeycloakSession session = event.getSession();
        RealmModel realm = session.getContext().getRealm();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (realm != null && login != null) {
            ArrivedIdentity.atFirstLogin(session, login)
                    .filter(identity -> ProtectedProviders.refusesUnknown(session, realm, identity.alias()))
                    .filter(identity ->
                            isWithheld(session, realm, event.getUser().getId(), identity))
                    .ifPresent(identity -> withholdMembership(event, login, identity));
        }
    }

    // An account that this login creates belongs to no other person, so nothing is withheld from it. The row is not
    // locked: this transaction goes on, perhaps to the step, which has to lock the row in a transaction of its own.
    private boolean isWithheld(KeycloakSession session, RealmModel realm, String userId, Identity identity) {
        return UncachedUser.find(session, realm, userId)
                .filter(user -> BrokeredRegistration.isMadeByThisLogin(session, realm, user, clock.instant())
                        || isKnown(session, realm, user, identity))
                .isEmpty();
    }

    private static boolean isKnown(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        try {
            return AccountView.of(session, realm, user)
                    .ledger()
                    .filter(l -> l.knowsLink(identity))
                    .isPresent();
        } catch (UnreadableAccountException e) {
            return false;
        }
    }

    private static void withholdMembership(
            OrganizationMemberJoinEvent event, AuthenticationSessionModel login, Identity identity) {
        KeycloakSession session = event.getSession();
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        UserModel user = event.getUser();
        boolean managed = organizations.isManagedMember(event.getOrganization(), user);
        LinkGrants.leave(session, session.getContext().getRealm(), event.getOrganization(), user);
        WithheldSessionNotes.put(
                login,
                user.getId(),
                identity.brokerUserId(),
                WithheldSessionNotes.ORGANIZATION,
                event.getOrganization().getId());
        WithheldSessionNotes.put(
                login, user.getId(), identity.brokerUserId(), WithheldSessionNotes.MANAGED, Boolean.toString(managed));
    }

    /** Grants the withheld roles and membership. */
    static void release(KeycloakSession session, RealmModel realm, UserModel user) {
        AuthenticationSessionModel login =
                Objects.requireNonNull(session.getContext().getAuthenticationSession());
        WithheldSessionNotes.read(login, WithheldSessionNotes.ROLES).stream()
                .flatMap(ids -> Stream.of(ids.split(" ")))
                .flatMap(id -> Stream.ofNullable(realm.getRoleById(id)))
                .forEach(user::grantRole);
        WithheldSessionNotes.read(login, WithheldSessionNotes.ORGANIZATION)
                .ifPresent(id -> join(session, realm, user, id, isManaged(login)));
    }

    private static boolean isManaged(AuthenticationSessionModel login) {
        return WithheldSessionNotes.read(login, WithheldSessionNotes.MANAGED)
                .filter(Boolean::parseBoolean)
                .isPresent();
    }

    private static void join(
            KeycloakSession session, RealmModel realm, UserModel user, String organizationId, boolean managed) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        OrganizationModel organization = organizations.getById(organizationId);
        if (organization == null) {
            return;
        }
        if (!managed) {
            organizations.addMember(organization, user);
            return;
        }
        AccountLock.join(session, realm, user.getId(), account -> {
            // Keycloak's cached user does not keep that a membership is managed (26.7, joinGroup with metadata).
            organizations.addManagedMember(organization, account.user());
            account.evict();
            return organization;
        });
    }
}
