package dev.identitycheck.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Runs a task once a session's transaction is over. It is too late to enlist one just before the commit. */
public final class AfterCommit extends AbstractKeycloakTransaction {

    private final Runnable task;
    private final Runnable onRollback;

    private AfterCommit(Runnable task, Runnable onRollback) {
        this.task = task;
        this.onRollback = onRollback;
    }

    /** Enlists a task to run after the commit; it does not run if the transaction is rolled back. */
    public static void run(KeycloakSession session, Runnable task) {
        session.getTransactionManager().enlistAfterCompletion(new AfterCommit(task, () -> {}));
    }

    /** Enlists a task to run after the transaction, whether it is committed or rolled back. */
    public static void runOrAfterRollback(KeycloakSession session, Runnable task) {
        session.getTransactionManager().enlistAfterCompletion(new AfterCommit(task, task));
    }

    @Override
    protected void commitImpl() {
        task.run();
    }

    @Override
    protected void rollbackImpl() {
        onRollback.run();
    }
}
