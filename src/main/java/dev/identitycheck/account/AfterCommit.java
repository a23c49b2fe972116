package dev.identitycheck.account;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Something to be done once a session's transaction has committed. */
public final class AfterCommit extends AbstractKeycloakTransaction {

    private final Runnable task;

    private AfterCommit(Runnable task) {
        this.task = task;
    }

    /** Whether there is still time: what is done just before the commit comes too late to ask for something after it. */
    public static boolean isPossible(KeycloakSession session) {
        return session.getTransactionManager().isActive();
    }

    /** Has a task run after the commit; not at all if the transaction is rolled back. */
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
