package dev.identitycheck.it.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Representations of an OIDC brokering: the client at the provider and the identity provider at the agency. */
final class OidcBroker {

    private OidcBroker() {}

    static Map<String, Object> client(String id, List<String> endpoints) {
        return Map.of("clientId", id, "secret", Providers.SECRET, "redirectUris", endpoints);
    }

    static Map<String, Object> provider(String alias, String at, String client) {
        String protocol = at + "/protocol/openid-connect";
        Map<String, String> config = new HashMap<>();
        config.put("clientId", client);
        config.put("clientSecret", Providers.SECRET);
        config.put("clientAuthMethod", "client_secret_post");
        config.put("authorizationUrl", protocol + "/auth");
        config.put("tokenUrl", protocol + "/token");
        config.put("userInfoUrl", protocol + "/userinfo");
        config.put("jwksUrl", protocol + "/certs");
        config.put("useJwksUrl", "true");
        config.put("validateSignature", "true");
        config.put("issuer", at);
        config.put("defaultScope", "openid profile email");
        config.put("syncMode", "IMPORT");
        return Map.of("alias", alias, "providerId", "oidc", "enabled", true, "config", config);
    }
}
