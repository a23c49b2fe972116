package dev.identitycheck.listener;

import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.ServerSingletons;
import dev.identitycheck.login.BrowserWatch;
import dev.identitycheck.notice.BrowserMemory;
import java.security.SecureRandom;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Looks at the browser of a login that has come to its end, if a step has asked for that. */
final class SeenBrowser {

    private SeenBrowser() {}

    /** Handles the event of a login. */
    static void onLogin(KeycloakSession session, Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        RealmModel realm = session.getContext().getRealm();
        Optional<BrowserWatch> watch = login == null ? Optional.empty() : BrowserWatch.of(login);
        if (watch.isEmpty() || realm == null || event.getUserId() == null) {
            return;
        }
        UserModel user = session.users().getUserById(realm, event.getUserId());
        if (user != null) {
            SecureRandom random = ServerSingletons.of(session, SecureRandom.class);
            new BrowserMemory(session, realm, user, random, ServerClock::now)
                    .see(watch.get().networks());
        }
    }
}
