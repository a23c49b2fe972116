package dev.identitycheck.keycloak;

import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPageException;

/** Has a transaction fail at its commit: nothing of the request is stored, and a calm page takes the answer's place. */
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

    /** Enlists the veto. What is said of it comes after that: it must not depend on whether it can be said. */
    public static void of(KeycloakSession session) {
        enlist(new CommitVeto(session, () -> true, true));
    }

    /** Enlists a veto that is decided on just before the commit. */
    public static void when(KeycloakSession session, BooleanSupplier isDue) {
        enlist(new CommitVeto(session, isDue, false));
    }

    private static void enlist(CommitVeto veto) {
        BeforeCommit.run(veto.session, veto::judge);
        veto.session.getTransactionManager().enlistAfterCompletion(veto);
    }

    private void judge() {
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
        // Never: the veto comes before it.
    }

    // The rollback of a request that came with a session code fails in Keycloak 26.7 where the login is at its end
    // (CodeGenerateUtil), and what is thrown last becomes the answer.
    @Override
    protected void rollbackImpl() {
        if (refused) {
            refuse();
        }
    }
}
