package dev.identitycheck.link;

import dev.identitycheck.account.BeforeCommit;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPageException;

/** Has a transaction fail at its commit: nothing of the request is stored, and a calm page takes the answer's place. */
public final class CommitVeto extends AbstractKeycloakTransaction {

    private static final String PAGE = "identityCheckLoginUndone";

    private final KeycloakSession session;

    private CommitVeto(KeycloakSession session) {
        this.session = session;
    }

    /** Enlists the veto. What is said of it comes after that: it must not depend on whether it can be said. */
    public static void of(KeycloakSession session) {
        CommitVeto veto = new CommitVeto(session);
        BeforeCommit.run(session, veto::refuse);
        session.getTransactionManager().enlistAfterCompletion(veto);
    }

    private void refuse() {
        throw new ErrorPageException(session, Response.Status.FORBIDDEN, PAGE);
    }

    @Override
    protected void commitImpl() {
        // Never: the veto comes before it.
    }

    // The rollback of a request that came with a session code fails in Keycloak 26.7 where the login is at its end
    // (CodeGenerateUtil), and what is thrown last becomes the answer.
    @Override
    protected void rollbackImpl() {
        refuse();
    }
}
