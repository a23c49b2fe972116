package dev.identitycheck.broker.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a login is to get once it has proved its identity, kept in the login's notes for exactly that identity and account. */
final class WithheldSessionNotes {

    private static final String NOTE = "identity-check.kept";

    /** The provider's token. */
    static final String TOKEN = NOTE + ".token";

    /** The name that the provider has for the identity. */
    static final String NAME = NOTE + ".name";

    /** Ids of roles, separated by spaces. */
    static final String ROLES = NOTE + ".roles";

    /** The id of an organization. */
    static final String ORGANIZATION = NOTE + ".organization";

    /** Whether the membership of the organization is a managed one. */
    static final String MANAGED = NOTE + ".managed";

    private WithheldSessionNotes() {}

    /**
     * @param brokerUserId the identity, as the broker names it: the alias, a dot, the subject
     */
    static void keep(
            AuthenticationSessionModel login, String userId, String brokerUserId, String what, @Nullable String value) {
        if (!isFor(login, userId, brokerUserId)) {
            forget(login);
            login.setAuthNote(NOTE, userId + " " + brokerUserId);
        }
        if (value == null) {
            login.removeAuthNote(what);
        } else {
            login.setAuthNote(what, value);
        }
    }

    static boolean isFor(AuthenticationSessionModel login, String userId, @Nullable String brokerUserId) {
        return (userId + " " + brokerUserId).equals(login.getAuthNote(NOTE));
    }

    static Optional<String> of(AuthenticationSessionModel login, String what) {
        return Optional.ofNullable(login.getAuthNote(what));
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
        login.removeAuthNote(TOKEN);
        login.removeAuthNote(NAME);
        login.removeAuthNote(ROLES);
        login.removeAuthNote(ORGANIZATION);
        login.removeAuthNote(MANAGED);
    }
}
