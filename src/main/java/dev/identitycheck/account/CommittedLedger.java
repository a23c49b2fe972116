package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.CodeOutcomesJson;
import dev.identitycheck.account.attribute.LedgerJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.otp.CodeOutcomes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.StorageId;

/**
 * Reads the identity ledger, and what became of codes, as the database has it, without the row lock: past the caches,
 * and past what the running transaction has read before.
 */
public final class CommittedLedger {

    // The row of the attribute may be in the persistence context: its columns are selected, not the entity.
    private static final String STORED =
            "select coalesce(a.longValue, a.value) from UserAttributeEntity a where a.user.id = :user and a.name ="
                    + " :name";

    private CommittedLedger() {}

    /**
     * Whether the owner disowned an identity with the link of this identity, and confirmed none with it.
     *
     * @throws AccountUnavailableException when the account cannot be read
     * @throws UnreadableAccountException when the ledger is damaged
     */
    public static boolean blocksLink(KeycloakSession session, RealmModel realm, String userId, Identity identity) {
        try {
            return find(session, realm, userId)
                    .filter(ledger -> ledger.blocksLink(identity))
                    .isPresent();
        } catch (PersistenceException | ModelException e) {
            throw new AccountUnavailableException("the account cannot be read", e);
        }
    }

    /**
     * Whether the owner refused a code.
     *
     * @param issuedAt when the code was issued
     * @throws AccountUnavailableException when the account cannot be read
     * @throws UnreadableAccountException when what is stored is damaged
     */
    public static boolean refusesCode(
            KeycloakSession session, RealmModel realm, String userId, String about, Instant issuedAt) {
        try {
            return outcomes(session, realm, userId)
                    .filter(outcomes -> outcomes.refuses(about, issuedAt))
                    .isPresent();
        } catch (PersistenceException | ModelException e) {
            throw new AccountUnavailableException("the account cannot be read", e);
        }
    }

    private static Optional<IdentityLedger> find(KeycloakSession session, RealmModel realm, String userId) {
        return StorageId.isLocalStorage(userId)
                ? local(session, userId, AccountAttributes.IDENTITIES).map(LedgerJson::read)
                : UncachedUser.find(session, realm, userId)
                        .flatMap(user -> AccountView.of(session, realm, user).writtenLedger());
    }

    private static Optional<CodeOutcomes> outcomes(KeycloakSession session, RealmModel realm, String userId) {
        return StorageId.isLocalStorage(userId)
                ? local(session, userId, AccountAttributes.CODES).map(CodeOutcomesJson::read)
                : UncachedUser.find(session, realm, userId)
                        .map(user -> AccountView.of(session, realm, user).codeOutcomes());
    }

    private static Optional<String> local(KeycloakSession session, String userId, String attribute) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return entities.createQuery(STORED, String.class)
                .setParameter("user", userId)
                .setParameter("name", attribute)
                .getResultStream()
                .findFirst();
    }
}
