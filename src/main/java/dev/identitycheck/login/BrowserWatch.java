package dev.identitycheck.login;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The note in a login in which nothing was asked, by which its browser is looked at once the login has come to its end:
 * a login that fails after the step tells nobody of a browser, and makes none known.
 *
 * @param networks whether the browser's network is looked at too
 */
public record BrowserWatch(boolean networks) {

    private static final String NOTE = "identity-check.browser-watch";
    private static final String BROWSER = "browser";
    private static final String NETWORK = "network";

    /** The note of a login; empty if it has none. */
    public static Optional<BrowserWatch> of(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(NOTE)).map(note -> new BrowserWatch(note.equals(NETWORK)));
    }

    /** Leaves the note in a login. */
    public void leaveIn(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, networks ? NETWORK : BROWSER);
    }
}
