package dev.identitycheck.broker.guard;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The claims of an unconfirmed identity, withheld in notes of the authentication session while the account's own values
 * replace them. Claims that were written first and restored later would break the login if another account has the same
 * address or user name (both are unique, Keycloak 26.7).
 */
final class WithheldClaims {

    private static final String NOTE = "identity-check.withheld";
    private static final String EMAIL = NOTE + ".email";
    private static final String FIRST_NAME = NOTE + ".first-name";
    private static final String LAST_NAME = NOTE + ".last-name";
    private static final String USERNAME = NOTE + ".username";

    private WithheldClaims() {}

    /** Withholds the claims and replaces them by the account's own values. */
    static void withhold(BrokeredIdentityContext context, UserModel user) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login != null) {
            boolean isSecondGuard = Objects.equals(context.getId(), login.getAuthNote(NOTE));
            login.setAuthNote(NOTE, Objects.requireNonNull(context.getId()));
            note(login, EMAIL, context.getEmail(), isSecondGuard ? user.getEmail() : null);
            note(login, FIRST_NAME, context.getFirstName(), isSecondGuard ? user.getFirstName() : null);
            note(login, LAST_NAME, context.getLastName(), isSecondGuard ? user.getLastName() : null);
            note(login, USERNAME, context.getModelUsername(), isSecondGuard ? user.getUsername() : null);
        }
        context.setEmail(user.getEmail());
        context.setFirstName(user.getFirstName());
        context.setLastName(user.getLastName());
        context.setModelUsername(user.getUsername());
    }

    /** Whether the login has withheld claims. */
    static boolean isAny(AuthenticationSessionModel login) {
        return login.getAuthNote(NOTE) != null;
    }

    /** Puts the withheld claims back into the context of the identity that made them. */
    static void release(BrokeredIdentityContext context, AuthenticationSessionModel login) {
        if (Objects.equals(context.getId(), login.getAuthNote(NOTE))) {
            read(login, EMAIL, context::setEmail);
            read(login, FIRST_NAME, context::setFirstName);
            read(login, LAST_NAME, context::setLastName);
            read(login, USERNAME, context::setModelUsername);
        }
    }

    /** Discards withheld claims when another login through a provider begins in the browser tab. */
    static void clear(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
    }

    // A value that an earlier guard put in a claim's place is not a claim.
    private static void note(
            AuthenticationSessionModel login, String name, @Nullable String value, @Nullable String replacement) {
        if (value == null) {
            login.removeAuthNote(name);
        } else if (!value.equals(replacement)) {
            login.setAuthNote(name, value);
        }
    }

    // Without a claim, the account's own value stays, or that of a mapper which runs after the guard.
    private static void read(AuthenticationSessionModel login, String name, Consumer<String> setter) {
        Optional.ofNullable(login.getAuthNote(name)).ifPresent(setter);
    }
}
