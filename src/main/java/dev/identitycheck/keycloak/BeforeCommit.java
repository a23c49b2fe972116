package dev.identitycheck.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Runs a task just before a session's transaction commits. An exception from the task rolls the transaction back. */
public final class BeforeCommit extends AbstractKeycloakTransaction {

    private final Runnable task;

    private BeforeCommit(Runnable task) {
        this.task = task;
    }

    /** Enlists a task to run before the commit; it does not run if the transaction is rolled back. */
    public static void run(KeycloakSession session, Runnable task) {
        // If it were created only while the transaction is being prepared, Keycloak's user cache could not enlist
        // itself (26.7, UserCacheSession).
        session.users();
        session.getTransactionManager().enlistPrepare(new BeforeCommit(task));
    }

    @Override
    protected void commitImpl() {
        task.run();
    }

    @Override
    protected void rollbackImpl() {
        // What the task did is rolled back with the transaction.
    }
}
