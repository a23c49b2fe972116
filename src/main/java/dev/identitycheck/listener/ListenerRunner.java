package dev.identitycheck.listener;

import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.CommitVeto;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * One part of this extension that hears an event. Each hears it by itself: what fails of one, be it that the server lacks
 * what its class needs, keeps no other from hearing it. Keycloak 26.7 logs what a listener throws and goes on.
 */
final class ListenerRunner {

    private static final Logger LOG = Logger.getLogger(ListenerRunner.class);

    private final KeycloakSession session;
    private final @Nullable String realmId;

    ListenerRunner(KeycloakSession session, @Nullable String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    /** Runs a part without which what happened may stay. */
    void hears(String name, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | LinkageError e) {
            log(name, e);
        }
    }

    /** Runs a part without which nothing of what happened may stay: if it fails, so does the request. */
    void decides(String name, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | LinkageError e) {
            log(name, e);
            if (isConcerned()) {
                veto();
            }
        }
    }

    private boolean isConcerned() {
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
