package dev.identitycheck.account;

import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.keycloak.serverapi.OptionalServerApi;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.organization.OrganizationProvider;

/**
 * The grants that Keycloak 26.7 makes with a federated link and leaves when the link is removed: the role {@code
 * broker/read-token}, and managed membership of the provider's organization, whose managers may administer the account.
 */
public final class LinkGrants {

    private LinkGrants() {}

    /** Revokes the grants of a removed link, unless another of the account's links gives the same grant. */
    static void revoke(LockedAccount account, Identity removed) {
        KeycloakSession session = account.session();
        UserModel user =
                session.users().getUserById(account.realm(), account.user().getId());
        IdentityProviderModel provider = session.identityProviders().getByAlias(removed.alias());
        if (user == null || provider == null) {
            return;
        }
        List<IdentityProviderModel> remaining = FederatedLinks.of(session, account.realm(), account.user()).stream()
                .map(identity -> session.identityProviders().getByAlias(identity.alias()))
                .filter(Objects::nonNull)
                .toList();
        if (grantsRole(provider) && remaining.stream().noneMatch(LinkGrants::grantsRole)) {
            revokeReadTokenRole(account.realm(), user);
        }
        if (provider.getOrganizationId() != null
                && remaining.stream()
                        .noneMatch(l -> provider.getOrganizationId().equals(l.getOrganizationId()))) {
            revokeMembership(session, account.realm(), user, provider.getOrganizationId());
        }
    }

    private static boolean grantsRole(IdentityProviderModel provider) {
        return Boolean.TRUE.equals(provider.isAddReadTokenRoleOnCreate());
    }

    private static void revokeReadTokenRole(RealmModel realm, UserModel user) {
        Optional.ofNullable(realm.getClientByClientId(Constants.BROKER_SERVICE_CLIENT_ID))
                .map(broker -> broker.getRole(Constants.READ_TOKEN_ROLE))
                .ifPresent(user::deleteRoleMapping);
    }

    private static void revokeMembership(
            KeycloakSession session, RealmModel realm, UserModel user, String organizationId) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        OrganizationModel organization =
                organizations == null || !organizations.isEnabled() ? null : organizations.getById(organizationId);
        if (organization == null || !organizations.isManagedMember(organization, user)) {
            return;
        }
        OrganizationModel before = session.getContext().getOrganization();
        session.getContext().setOrganization(organization);
        try {
            // Changes nothing of a member, but has Keycloak's cache forget the membership; leaving a group does not.
            organizations.addManagedMember(organization, user);
            leave(session, realm, organization, user);
        } finally {
            session.getContext().setOrganization(before);
        }
    }

    /**
     * Takes a user out of the groups that membership of an organization consists of. Keycloak's own removal of a
     * managed member deletes the account.
     */
    public static void leave(
            KeycloakSession session, RealmModel realm, OrganizationModel organization, UserModel member) {
        Stream<GroupModel> further = OptionalServerApi.ORGANIZATION_GROUPS.isThere()
                ? session.getProvider(OrganizationProvider.class).getOrganizationGroupsByMember(organization, member)
                : Stream.empty();
        Stream.concat(further, Stream.of(groupOfAll(session, realm, organization)))
                .toList()
                .forEach(member::leaveGroup);
    }

    // Keycloak 26.5 does not tell which group it is; every version stores its id in the same place.
    private static GroupModel groupOfAll(KeycloakSession session, RealmModel realm, OrganizationModel organization) {
        OrganizationEntity row = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .find(OrganizationEntity.class, organization.getId());
        return Objects.requireNonNull(session.groups().getGroupById(realm, row.getGroupId()));
    }
}
