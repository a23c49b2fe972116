package dev.identitycheck.keycloak;

import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs tasks in transactions of their own, which commit whatever becomes of the running transaction. */
public final class Transactions {

    /** The name of these transactions in the server's traces. */
    private static final String NAME = "identity-check";

    private Transactions() {}

    /**
     * Runs a task in a transaction of its own, in the realm and for the client of the running request.
     *
     * @param session the session of the running request
     * @return what the task returns
     */
    public static <T> T inOwn(KeycloakSession session, Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), task::apply, NAME);
    }

    /**
     * Runs a task in a transaction of its own, without a request: the task sets the realm itself.
     *
     * @return what the task returns
     */
    public static <T> T inOwn(KeycloakSessionFactory factory, Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, null, task::apply, NAME);
    }

    /** Runs a task without a result in a transaction of its own, without a request: the task sets the realm itself. */
    public static void runInOwn(KeycloakSessionFactory factory, Consumer<KeycloakSession> task) {
        KeycloakModelUtils.runJobInTransactionWithResult(factory, null, returning(task), NAME);
    }

    /** Runs a task without a result in a transaction of its own, in the realm and for the client of a request. */
    public static void runInOwn(
            KeycloakSessionFactory factory, KeycloakContext context, Consumer<KeycloakSession> task) {
        KeycloakModelUtils.runJobInTransactionWithResult(factory, context, returning(task), NAME);
    }

    private static KeycloakSessionTaskWithResult<Boolean> returning(Consumer<KeycloakSession> task) {
        return own -> {
            task.accept(own);
            return true;
        };
    }
}
