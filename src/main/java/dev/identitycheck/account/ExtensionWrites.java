package dev.identitycheck.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * The attributes that this extension itself wrote on a user in a session: the guard tells them from what others wrote.
 */
record ExtensionWrites(Map<String, Optional<String>> values) {

    private static final String KEY = "identity-check.own-writes.";

    static ExtensionWrites of(KeycloakSession session, String userId) {
        ExtensionWrites writes = session.getAttribute(KEY + userId, ExtensionWrites.class);
        if (writes == null) {
            writes = new ExtensionWrites(new HashMap<>());
            session.setAttribute(KEY + userId, writes);
        }
        return writes;
    }

    /** The values expected on the user: the earlier values, with this extension's writes applied. */
    Map<String, List<String>> appliedTo(Map<String, List<String>> before) {
        Map<String, List<String>> expected = new HashMap<>(before);
        values.forEach((name, value) ->
                value.ifPresentOrElse(v -> expected.put(name, List.of(v)), () -> expected.remove(name)));
        return expected;
    }

    void add(String attribute, @Nullable String value) {
        values.put(attribute, Optional.ofNullable(value));
    }
}
