package dev.identitycheck.keycloak;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The objects of this extension that exist once per server, such as the dispatcher with its workers. Provider factories
 * make them when the server starts, and take them away when it stops.
 */
public final class ServerSingletons {

    private static final Map<KeycloakSessionFactory, Map<Class<?>, Object>> BY_SERVER = new ConcurrentHashMap<>();

    private ServerSingletons() {}

    /** Makes an object known to the server. */
    public static <T> void add(KeycloakSessionFactory server, Class<T> type, T singleton) {
        BY_SERVER.computeIfAbsent(server, s -> new ConcurrentHashMap<>()).put(type, singleton);
    }

    /** Removes an object from whichever server knows it. */
    public static <T> void remove(Class<T> type, T singleton) {
        BY_SERVER.values().forEach(singletons -> singletons.remove(type, singleton));
        BY_SERVER.values().removeIf(Map::isEmpty);
    }

    /**
     * The object of this type.
     *
     * @throws IllegalStateException if no factory has made one
     */
    public static <T> T of(KeycloakSession session, Class<T> type) {
        Object singleton = BY_SERVER
                .getOrDefault(session.getKeycloakSessionFactory(), Map.of())
                .get(type);
        if (singleton == null) {
            throw new IllegalStateException("the server has no " + type.getSimpleName());
        }
        return type.cast(singleton);
    }
}
