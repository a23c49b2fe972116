package dev.identitycheck.login;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The code that a login was let on by. The login ends with a later request: if the owner refuses the code meanwhile, it
 * does not.
 *
 * @param about the subject of the code
 * @param issuedAt when the code was issued
 */
public record AcceptedCode(String about, Instant issuedAt) {

    private static final String NOTE = "identity-check.accepted-code";
    private static final String SEPARATOR = " ";
    private static final int PARTS = 3;

    /** Records that a code of the user was accepted in a login. */
    public static void note(AuthenticationSessionModel login, UserModel user, String about, Instant issuedAt) {
        login.setAuthNote(NOTE, String.join(SEPARATOR, Long.toString(issuedAt.toEpochMilli()), about, user.getId()));
    }

    /** The last code of the user that was accepted in a login. */
    public static Optional<AcceptedCode> of(AuthenticationSessionModel login, @Nullable UserModel user) {
        return Optional.ofNullable(login.getAuthNote(NOTE))
                .map(note -> note.split(SEPARATOR, PARTS))
                .filter(parts -> parts.length == PARTS
                        && user != null
                        && parts[0].matches("\\d{1,18}")
                        && parts[2].equals(user.getId()))
                .map(parts -> new AcceptedCode(parts[1], Instant.ofEpochMilli(Long.parseLong(parts[0]))));
    }
}
