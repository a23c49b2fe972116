package dev.identitycheck.admin.setup;

import java.util.Optional;
import java.util.function.Function;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.cluster.ExecutionResult;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One change of a realm's set-up: in a transaction of its own, one at a time over all nodes. A trial does everything and
 * is rolled back, so that it cannot tell anything else than what would happen.
 */
public final class SetupTransaction {

    private static final int LONGEST_SECONDS = 60;

    private SetupTransaction() {}

    /** Runs a task; nothing if another one is running in the realm. */
    public static <T> Optional<T> run(
            KeycloakSession session, RealmModel realm, boolean trial, Function<KeycloakSession, T> task) {
        ExecutionResult<T> result = session.getProvider(ClusterProvider.class)
                .executeIfNotExecuted(
                        "identity-check-setup-" + realm.getId(),
                        LONGEST_SECONDS,
                        () -> inTransaction(session, trial, task));
        return result.isExecuted() ? Optional.of(result.getResult()) : Optional.empty();
    }

    private static <T> T inTransaction(KeycloakSession session, boolean trial, Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> {
                    T result = task.apply(own);
                    if (trial) {
                        own.getTransactionManager().setRollbackOnly();
                    }
                    return result;
                },
                "identity-check set-up");
    }
}
