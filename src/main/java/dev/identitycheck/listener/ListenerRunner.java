package dev.identitycheck.listener;

import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.CommitVeto;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Runs the handlers of one event independently: a handler that fails, be it because the server lacks a class or method
 * that it needs, does not keep the others from running. Keycloak 26.7 logs a listener's exception and goes on.
 */
final class ListenerRunner {

    private static final Logger LOG = Logger.getLogger(ListenerRunner.class);

    private final KeycloakSession session;
    private final @Nullable String realmId;

    ListenerRunner(KeycloakSession session, @Nullable String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    /** Runs a handler whose failure is logged and leaves the request as it is. */
    void run(String name, Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException | LinkageError e) {
            log(name, e);
        }
    }

    /** Runs a handler whose failure rolls the request back, in a realm that uses this extension. */
    void runOrVeto(String name, Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException | LinkageError e) {
            log(name, e);
            if (usesExtension()) {
                veto();
            }
        }
    }

    private boolean usesExtension() {
        try {
            RealmModel realm = session.realms().getRealm(realmId);
            return realm == null || ProtectedProviders.anyOwnIn(realm);
        } catch (RuntimeException | LinkageError e) {
            log("realm", e);
            return true;
        }
    }

    private void veto() {
        try {
            CommitVeto.of(session);
        } catch (RuntimeException | LinkageError e) {
            log("veto", e);
            session.getTransactionManager().setRollbackOnly();
        }
    }

    private void log(String name, Throwable e) {
        LOG.errorf(e, "identity-check event=listener_failed part=%s realm=%s", name, realmId);
    }
}
