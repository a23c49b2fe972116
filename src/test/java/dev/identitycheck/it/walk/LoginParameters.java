package dev.identitycheck.it.walk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The query parameters by which Keycloak identifies a login in progress; values stay URL-encoded. */
record LoginParameters(Map<String, String> values) {

    private static final Set<String> NAMES = Set.of("session_code", "execution", "client_id", "tab_id", "client_data");

    /** Which of the parameters a request carries, from one page or from two. */
    enum Use {
        ALL,
        /** Without the session code, which is valid for one request, and without the execution. */
        BARE,
        NO_EXECUTION,
        /** The session code of the other page, and this tab's own parameters for the rest. */
        MIXED
    }

    static Optional<LoginParameters> of(String address) {
        Map<String, String> values = new LinkedHashMap<>(query(address));
        values.keySet().retainAll(NAMES);
        return values.containsKey("tab_id") ? Optional.of(new LoginParameters(values)) : Optional.empty();
    }

    static Map<String, String> query(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = URI.create(address).getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int at = pair.indexOf('=');
                if (at > 0) {
                    values.put(pair.substring(0, at), pair.substring(at + 1));
                }
            }
        }
        return values;
    }

    String query(Use use, LoginParameters own) {
        Map<String, String> used = new LinkedHashMap<>(use == Use.MIXED ? own.values : values);
        switch (use) {
            case ALL -> {}
            case BARE -> {
                used.remove("session_code");
                used.remove("execution");
            }
            case NO_EXECUTION -> used.remove("execution");
            case MIXED -> used.put("session_code", values.getOrDefault("session_code", ""));
        }
        return used.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
    }
}
