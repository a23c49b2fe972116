package dev.identitycheck.realm;

import dev.identitycheck.event.Outcome;
import dev.identitycheck.link.ProvedLogin;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Undoes a login through a provider whose step it never passed. Keycloak 26.7 remembers "the Post Login Flow has
 * succeeded" by the provider's alias alone, in the browser tab: whoever passed it with an identity of their own could go
 * on there with somebody else's. The event of the login is the last thing that a provider is told before the commit.
 */
final class LastGate {

    private LastGate() {}

    static void check(KeycloakSession session, Event event) {
        RealmModel realm = session.getContext().getRealm();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (realm == null || login == null) {
            return;
        }
        if (DisownedLogin.is(session, realm, login)) {
            undo(session, event, login, Outcome.BLOCKED, "the owner has disowned the identity meanwhile");
        } else if (ProvedLogin.isMissing(session, realm, login)) {
            undo(session, event, login, Outcome.REFUSED, "the login did not pass the step");
        }
    }

    private static void undo(
            KeycloakSession session, Event event, AuthenticationSessionModel login, Outcome outcome, String cause) {
        // Neither the session nor anything else of this login is stored; its code opens nothing.
        session.getTransactionManager().setRollbackOnly();
        UndoneLogin.tell(session, event, login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER), outcome, cause);
    }
}
