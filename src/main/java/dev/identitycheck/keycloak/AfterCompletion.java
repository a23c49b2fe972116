package dev.identitycheck.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Runs a task once a session's transaction is over, whether it was committed or rolled back. */
public final class AfterCompletion extends AbstractKeycloakTransaction {

    private final Runnable task;

    private AfterCompletion(Runnable task) {
        this.task = task;
    }

    /** Enlists a task to run after the transaction; it is too late to call this just before the commit. */
    public static void run(KeycloakSession session, Runnable task) {
        session.getTransactionManager().enlistAfterCompletion(new AfterCompletion(task));
    }

    @Override
    protected void commitImpl() {
        task.run();
    }

    @Override
    protected void rollbackImpl() {
        task.run();
    }
}
