package dev.identitycheck.broker.link;

import dev.identitycheck.flow.ProtectedProviders;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Removes links that a login made and that were not confirmed before that login expired. The task runs on one node at a
 * time and finds the users by an indexed attribute. Each run looks at all of them, and takes some of each realm in
 * turn, so that links that have to stay keep no other from being removed.
 */
public final class UnconfirmedLinkCleanup implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(UnconfirmedLinkCleanup.class);

    private final InstantSource clock;

    public UnconfirmedLinkCleanup(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Queue<UnconfirmedLinkSearch> realms = new ArrayDeque<>();
        for (RealmModel realm : session.realms().getRealmsStream().toList()) {
            if (ProtectedProviders.anyIn(realm)) {
                realms.add(new UnconfirmedLinkSearch(session.getKeycloakSessionFactory(), realm, clock));
            }
        }
        while (!realms.isEmpty()) {
            UnconfirmedLinkSearch realm = realms.remove();
            if (cleanUpSome(realm)) {
                realms.add(realm);
            }
        }
    }

    // A realm that cannot be read must not keep the others from being cleaned up; the next run retries it.
    private static boolean cleanUpSome(UnconfirmedLinkSearch realm) {
        try {
            return realm.cleanUpNext();
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=sweep_skipped realm=%s user=", realm.realmName());
            return false;
        }
    }
}
