package dev.identitycheck.keycloak;

import org.keycloak.models.KeycloakSession;

/**
 * Runs a part of a request whose failure rolls the request back, whoever catches the exception. Where a provider's
 * response links an identity, Keycloak 26.7 answers an exception with an error page and commits what was written before
 * it; up to 26.6 it does so with an {@code ErrorPageException} too.
 */
public final class OrRollBack {

    private OrRollBack() {}

    public static void run(KeycloakSession session, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | LinkageError e) {
            session.getTransactionManager().setRollbackOnly();
            throw e;
        }
    }
}
