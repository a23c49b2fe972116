package dev.identitycheck.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Something to be done just before a session's transaction commits. What it throws rolls everything back. */
public final class BeforeCommit extends AbstractKeycloakTransaction {

    private final Runnable task;

    private BeforeCommit(Runnable task) {
        this.task = task;
    }

    /** Has a task run before the commit; not at all if the transaction is rolled back. */
    public static void run(KeycloakSession session, Runnable task) {
        // Made for the first time while the transaction is being prepared, Keycloak's cache of users could not
        // enlist itself (26.7, UserCacheSession).
        session.users();
        session.getTransactionManager().enlistPrepare(new BeforeCommit(task));
    }

    @Override
    protected void commitImpl() {
        task.run();
    }

    @Override
    protected void rollbackImpl() {
        // Nothing was done that could stay.
    }
}
