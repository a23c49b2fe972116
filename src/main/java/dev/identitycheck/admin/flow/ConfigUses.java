package dev.identitycheck.admin.flow;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * Counts how many executions of a realm have each configuration, so that a shared one goes with the last of them. It
 * counts once: Keycloak cannot list the executions of a flow that the same transaction has removed (26.7).
 */
final class ConfigUses {

    private final Map<String, Integer> uses = new HashMap<>();

    private ConfigUses() {}

    static ConfigUses in(RealmModel realm) {
        ConfigUses counted = new ConfigUses();
        realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .forEach(execution -> counted.add(execution.getAuthenticatorConfig()));
        return counted;
    }

    void add(@Nullable String config) {
        if (config != null) {
            uses.merge(config, 1, Integer::sum);
        }
    }

    /** Takes one use away, and tells whether it was the last one. */
    boolean removeLast(@Nullable String config) {
        return config != null && uses.merge(config, -1, Integer::sum) <= 0;
    }
}
