package dev.identitycheck.keycloak;

import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPageException;

/** Fails a transaction at its commit: nothing of the request is stored, and an error page replaces the response. */
public final class CommitVeto extends AbstractKeycloakTransaction {

    private static final String PAGE = "identityCheckLoginUndone";

    private final KeycloakSession session;
    private final BooleanSupplier isDue;
    private boolean refused;

    private CommitVeto(KeycloakSession session, BooleanSupplier isDue, boolean refused) {
        this.session = session;
        this.isDue = isDue;
        this.refused = refused;
    }

    /**
     * Enlists a veto. Events and logs about it are written after this call, so that the veto does not depend on them.
     */
    public static void of(KeycloakSession session) {
        enlist(new CommitVeto(session, () -> true, true));
    }

    /** Enlists a veto that is decided just before the commit. */
    public static void when(KeycloakSession session, BooleanSupplier isDue) {
        enlist(new CommitVeto(session, isDue, false));
    }

    private static void enlist(CommitVeto veto) {
        BeforeCommit.run(veto.session, veto::decide);
        veto.session.getTransactionManager().enlistAfterCompletion(veto);
    }

    private void decide() {
        if (isDue.getAsBoolean()) {
            refused = true;
            refuse();
        }
    }

    private void refuse() {
        throw new ErrorPageException(session, Response.Status.FORBIDDEN, PAGE);
    }

    @Override
    protected void commitImpl() {
        // Nothing to do: a veto that is due has failed the transaction before.
    }

    // In Keycloak 26.7 the rollback of a request with a session code fails if the login is at its end
    // (CodeGenerateUtil), and the exception thrown last determines the response.
    @Override
    protected void rollbackImpl() {
        if (refused) {
            refuse();
        }
    }
}
