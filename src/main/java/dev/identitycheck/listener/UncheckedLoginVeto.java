package dev.identitycheck.listener;

import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.keycloak.CommitVeto;
import dev.identitycheck.login.CheckedLogin;
import java.util.Objects;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Undoes a login in which an identity arrived and which does not prove it. Keycloak 26.7 remembers what was passed in the
 * browser tab, not by whom: whoever passed a flow there with an identity or account of their own could go on with somebody
 * else's. The event of the login is the last thing that a provider is told before the commit; required actions write to the
 * account before it, and tell of what they do.
 */
final class UncheckedLoginVeto {

    private static final String DISOWNED = "the owner has disowned the identity meanwhile";
    private static final Pattern REQUIRED_ACTION = Pattern.compile("/?realms/[^/]+/login-actions/required-action/?");

    private UncheckedLoginVeto() {}

    /** To be called with every event of a person. */
    static void check(KeycloakSession session, Event event) {
        RealmModel realm = session.getContext().getRealm();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (realm == null || login == null || !isAtTheEnd(session, event)) {
            return;
        }
        try {
            judge(session, event, realm, login);
        } catch (RuntimeException | LinkageError e) {
            // Keycloak swallows what a listener throws, and the login would go on.
            undo(
                    session,
                    event,
                    login,
                    CheckOutcome.REFUSED,
                    "the login could not be judged: " + e.getClass().getName());
        }
    }

    private static void judge(
            KeycloakSession session, Event event, RealmModel realm, AuthenticationSessionModel login) {
        if (DisownedLoginVeto.is(session, realm, login)) {
            undo(session, event, login, CheckOutcome.BLOCKED, DISOWNED);
        } else if (event.getType() != EventType.VERIFY_EMAIL
                // That may be the identity's own proof, which is settled at the commit.
                && DisownedLoginVeto.isDoubted(session, realm, login)) {
            undo(
                    session,
                    event,
                    login,
                    CheckOutcome.REFUSED,
                    "somebody else has proved a contact of the account meanwhile");
        } else {
            DisownedLoginVeto.watch(
                    session, realm, login, event, () -> tell(session, event, login, CheckOutcome.BLOCKED, DISOWNED));
            CheckedLogin.objection(session, realm, login)
                    .ifPresent(cause -> undo(session, event, login, CheckOutcome.REFUSED, cause));
        }
    }

    private static boolean isAtTheEnd(KeycloakSession session, Event event) {
        return event.getType() == EventType.LOGIN
                || REQUIRED_ACTION
                        .matcher(Objects.requireNonNullElse(
                                session.getContext().getUri().getPath(), ""))
                        .matches();
    }

    private static void undo(
            KeycloakSession session,
            Event event,
            AuthenticationSessionModel login,
            CheckOutcome outcome,
            String cause) {
        // Neither the session nor anything else of this login is stored; its code opens nothing.
        CommitVeto.of(session);
        tell(session, event, login, outcome, cause);
    }

    private static void tell(
            KeycloakSession session,
            Event event,
            AuthenticationSessionModel login,
            CheckOutcome outcome,
            String cause) {
        VetoReport.tell(session, event, login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER), outcome, cause);
    }
}
