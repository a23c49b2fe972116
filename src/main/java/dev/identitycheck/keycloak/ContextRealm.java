package dev.identitycheck.keycloak;

import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm of a session's context, which some of Keycloak's providers read instead of taking it as a parameter. */
public final class ContextRealm {

    private ContextRealm() {}

    /** Runs a task with another realm in the context, and then puts back the realm that was there. */
    public static <T> T during(KeycloakSession session, RealmModel realm, Supplier<T> task) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            return task.get();
        } finally {
            session.getContext().setRealm(before);
        }
    }

    /** The same for a task without a result. */
    public static void run(KeycloakSession session, RealmModel realm, Runnable task) {
        during(session, realm, () -> {
            task.run();
            return realm;
        });
    }
}
