package dev.identitycheck.admin.setup;

import dev.identitycheck.keycloak.Transactions;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.cluster.ExecutionResult;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Runs a change of a realm's set-up in its own transaction, one change at a time over all nodes. A dry run makes every
 * change and is rolled back, so its report equals that of a real run.
 */
public final class SetupTransaction {

    private static final int TASK_TIMEOUT_SECONDS = 60;

    private SetupTransaction() {}

    /** Runs a task; the result is empty if another task is running in the realm. */
    public static <T> Optional<T> run(
            KeycloakSession session, RealmModel realm, boolean dryRun, Function<KeycloakSession, T> task) {
        ExecutionResult<T> result = session.getProvider(ClusterProvider.class)
                .executeIfNotExecuted(
                        "identity-check-setup-" + realm.getId(),
                        TASK_TIMEOUT_SECONDS,
                        () -> inTransaction(session, dryRun, task));
        return result.isExecuted() ? Optional.of(result.getResult()) : Optional.empty();
    }

    private static <T> T inTransaction(KeycloakSession session, boolean dryRun, Function<KeycloakSession, T> task) {
        return Transactions.inOwn(session, own -> {
            T result = task.apply(own);
            if (dryRun) {
                own.getTransactionManager().setRollbackOnly();
            }
            return result;
        });
    }
}
