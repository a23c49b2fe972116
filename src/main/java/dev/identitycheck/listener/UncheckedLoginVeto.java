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
 * Rolls back a login through an identity provider that has not proved its identity. Keycloak 26.7 keeps in the browser
 * tab which flows were passed, not by whom: a person who passed a flow there with an identity or account of their own
 * could go on with another person's. The login's event is the last event before the commit; required actions write to
 * the account before it, and send events of their own.
 */
final class UncheckedLoginVeto {

    private static final String DISOWNED = "the owner has disowned the identity, or refused the code, meanwhile";
    private static final Pattern REQUIRED_ACTION = Pattern.compile("/?realms/[^/]+/login-actions/required-action/?");

    private UncheckedLoginVeto() {}

    /** Handles a user event. */
    static void check(KeycloakSession session, Event event) {
        RealmModel realm = session.getContext().getRealm();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (realm == null || login == null || !isEndOfLogin(session, event)) {
            return;
        }
        try {
            vetoIfUnproved(session, event, realm, login);
        } catch (RuntimeException | LinkageError e) {
            // Keycloak swallows a listener's exception, and the login would go on.
            veto(
                    session,
                    event,
                    login,
                    CheckOutcome.REFUSED,
                    "the login could not be judged: " + e.getClass().getName());
        }
    }

    private static void vetoIfUnproved(
            KeycloakSession session, Event event, RealmModel realm, AuthenticationSessionModel login) {
        if (DisownedLoginVeto.isDisowned(session, realm, login)) {
            veto(session, event, login, CheckOutcome.BLOCKED, DISOWNED);
        } else if (OutdatedLogin.is(session, realm, login)) {
            veto(session, event, login, CheckOutcome.REFUSED, "the owner has ended all sessions meanwhile");
        } else if (event.getType() != EventType.VERIFY_EMAIL
                // This event may be the identity's own proof of the address, which is examined at the commit.
                && DisownedLoginVeto.isDoubted(session, realm, login)) {
            veto(
                    session,
                    event,
                    login,
                    CheckOutcome.REFUSED,
                    "somebody else has proved a contact of the account meanwhile");
        } else {
            DisownedLoginVeto.checkAtCommit(
                    session, realm, login, event, () -> report(session, event, login, CheckOutcome.BLOCKED, DISOWNED));
            CheckedLogin.objection(session, realm, login)
                    .ifPresent(cause -> veto(session, event, login, CheckOutcome.REFUSED, cause));
        }
    }

    private static boolean isEndOfLogin(KeycloakSession session, Event event) {
        return event.getType() == EventType.LOGIN
                || REQUIRED_ACTION
                        .matcher(Objects.requireNonNullElse(
                                session.getContext().getUri().getPath(), ""))
                        .matches();
    }

    private static void veto(
            KeycloakSession session,
            Event event,
            AuthenticationSessionModel login,
            CheckOutcome outcome,
            String cause) {
        // Neither the session nor anything else of this login is stored; its authorization code cannot be redeemed.
        CommitVeto.of(session);
        report(session, event, login, outcome, cause);
    }

    private static void report(
            KeycloakSession session,
            Event event,
            AuthenticationSessionModel login,
            CheckOutcome outcome,
            String cause) {
        VetoReport.send(session, event, login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER), outcome, cause);
    }
}
