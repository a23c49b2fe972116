package dev.identitycheck.broker.guard;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a login claims, kept in the login while the account's own values stand in its place. Were the claims written
 * first and taken back later, one that belongs to somebody else's account would break the login (unique addresses and
 * names, Keycloak 26.7).
 */
final class WithheldClaims {

    private static final String NOTE = "identity-check.withheld";
    private static final String EMAIL = NOTE + ".email";
    private static final String FIRST_NAME = NOTE + ".first-name";
    private static final String LAST_NAME = NOTE + ".last-name";
    private static final String USERNAME = NOTE + ".username";

    private WithheldClaims() {}

    /** Puts the account's own values in the claims' place. */
    static void keep(BrokeredIdentityContext context, UserModel user) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login != null) {
            boolean again = Objects.equals(context.getId(), login.getAuthNote(NOTE));
            login.setAuthNote(NOTE, Objects.requireNonNull(context.getId()));
            note(login, EMAIL, context.getEmail(), again ? user.getEmail() : null);
            note(login, FIRST_NAME, context.getFirstName(), again ? user.getFirstName() : null);
            note(login, LAST_NAME, context.getLastName(), again ? user.getLastName() : null);
            note(login, USERNAME, context.getModelUsername(), again ? user.getUsername() : null);
        }
        context.setEmail(user.getEmail());
        context.setFirstName(user.getFirstName());
        context.setLastName(user.getLastName());
        context.setModelUsername(user.getUsername());
    }

    /** Whether there is any. */
    static boolean isAny(AuthenticationSessionModel login) {
        return login.getAuthNote(NOTE) != null;
    }

    /** Gives the claims back to the identity that they are of. */
    static void giveBack(BrokeredIdentityContext context, AuthenticationSessionModel login) {
        if (Objects.equals(context.getId(), login.getAuthNote(NOTE))) {
            read(login, EMAIL, context::setEmail);
            read(login, FIRST_NAME, context::setFirstName);
            read(login, LAST_NAME, context::setLastName);
            read(login, USERNAME, context::setModelUsername);
        }
    }

    /** A new login at a provider begins in the tab. */
    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
    }

    // What a guard before this one has put in a claim's place is no claim.
    private static void note(
            AuthenticationSessionModel login, String name, @Nullable String value, @Nullable String put) {
        if (value == null) {
            login.removeAuthNote(name);
        } else if (!value.equals(put)) {
            login.setAuthNote(name, value);
        }
    }

    // What was not claimed stays the account's own, or what a mapper that runs after the guard has claimed.
    private static void read(AuthenticationSessionModel login, String name, Consumer<String> claim) {
        Optional.ofNullable(login.getAuthNote(name)).ifPresent(claim);
    }
}
