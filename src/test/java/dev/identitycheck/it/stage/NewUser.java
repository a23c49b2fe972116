package dev.identitycheck.it.stage;

import java.util.HashMap;
import java.util.Map;

/** The admin API's representation of a new user, complete for the user profile and with a verified address. */
final class NewUser {

    private NewUser() {}

    /** The user with one further field. */
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
