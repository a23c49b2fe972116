package dev.identitycheck.account;

import dev.identitycheck.domain.identity.Identity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.keycloak.storage.UserStorageUtil;

/** The federated identity links of a user, as identities. */
public final class FederatedLinks {

    private FederatedLinks() {}

    /** Every federated link of a user whose identity provider still exists, read from the storage, past the cache. */
    public static List<Identity> of(KeycloakSession session, RealmModel realm, UserModel user) {
        try (Stream<FederatedIdentityModel> links = StorageId.isLocalStorage(user.getId())
                ? UserStoragePrivateUtil.userLocalStorage(session).getFederatedIdentitiesStream(realm, user)
                : UserStorageUtil.userFederatedStorage(session).getFederatedIdentitiesStream(user.getId(), realm)) {
            return links.flatMap(link -> identity(session, link).stream()).toList();
        }
    }

    /** The identity of a federated link; empty if its identity provider no longer exists. */
    public static Optional<Identity> identity(KeycloakSession session, FederatedIdentityModel link) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(link.getIdentityProvider());
        return provider == null || link.getUserId() == null
                ? Optional.empty()
                : Optional.of(new Identity(link.getIdentityProvider(), provider.getInternalId(), link.getUserId()));
    }

    /** Whether the user has a federated link to exactly this identity. */
    public static boolean has(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        return of(session, realm, user).contains(identity.link());
    }

    /** Removes the federated link of an identity; its ledger entry is removed with it ({@code LinkListener}). */
    public static void remove(KeycloakSession session, RealmModel realm, UserModel user, Identity identity) {
        if (has(session, realm, user, identity)) {
            // Removed by way of the cache, so that every node forgets the link.
            UserModel cached = session.users().getUserById(realm, user.getId());
            session.users().removeFederatedIdentity(realm, cached, identity.alias());
        }
    }
}
