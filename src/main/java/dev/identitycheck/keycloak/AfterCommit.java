package dev.identitycheck.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Something to be done once a session's transaction has committed. */
public final class AfterCommit extends AbstractKeycloakTransaction {

    private final Runnable task;

    private AfterCommit(Runnable task) {
        this.task = task;
    }

    /** Has a task run after the commit; not at all if the transaction is rolled back. Just before the commit it is too late to ask. */
    public static void run(KeycloakSession session, Runnable task) {
        session.getTransactionManager().enlistAfterCompletion(new AfterCommit(task));
    }

    @Override
    protected void commitImpl() {
        task.run();
    }

    @Override
    protected void rollbackImpl() {
        // Nothing happened.
    }
}
