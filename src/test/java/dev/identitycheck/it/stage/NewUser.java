package dev.identitycheck.it.stage;

import java.util.HashMap;
import java.util.Map;

/** A user as Keycloak's admin API takes it: whole enough for its profile, and with a proved address. */
final class NewUser {

    private NewUser() {}

    /** The user, and what else it has. */
    static Map<String, Object> with(String username, String email, String field, Object value) {
        Map<String, Object> user = new HashMap<>(Map.of(
                "username",
                username,
                "enabled",
                true,
                "email",
                email,
                "emailVerified",
                true,
                "firstName",
                "First",
                "lastName",
                "Last"));
        user.put(field, value);
        return user;
    }
}
