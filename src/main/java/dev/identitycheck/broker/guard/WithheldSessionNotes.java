package dev.identitycheck.broker.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The authentication session notes that hold withheld data until the login proves its identity. They are valid for
 * exactly one identity and account.
 */
final class WithheldSessionNotes {

    private static final String NOTE = "identity-check.kept";

    /** The provider's token. */
    static final String TOKEN = NOTE + ".token";

    /** The identity's user name at the provider. */
    static final String NAME = NOTE + ".name";

    /** Ids of roles, separated by spaces. */
    static final String ROLES = NOTE + ".roles";

    /** The id of an organization. */
    static final String ORGANIZATION = NOTE + ".organization";

    /** Whether the membership of the organization is managed. */
    static final String MANAGED = NOTE + ".managed";

    private WithheldSessionNotes() {}

    /**
     * Writes one note; notes for another identity or account are discarded.
     *
     * @param brokerUserId the broker's id of the identity: the alias, a dot, the subject
     */
    static void put(
            AuthenticationSessionModel login, String userId, String brokerUserId, String note, @Nullable String value) {
        if (!isFor(login, userId, brokerUserId)) {
            clear(login);
            login.setAuthNote(NOTE, userId + " " + brokerUserId);
        }
        if (value == null) {
            login.removeAuthNote(note);
        } else {
            login.setAuthNote(note, value);
        }
    }

    static boolean isFor(AuthenticationSessionModel login, String userId, @Nullable String brokerUserId) {
        return (userId + " " + brokerUserId).equals(login.getAuthNote(NOTE));
    }

    static Optional<String> read(AuthenticationSessionModel login, String note) {
        return Optional.ofNullable(login.getAuthNote(note));
    }

    static void clear(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
        login.removeAuthNote(TOKEN);
        login.removeAuthNote(NAME);
        login.removeAuthNote(ROLES);
        login.removeAuthNote(ORGANIZATION);
        login.removeAuthNote(MANAGED);
    }
}
