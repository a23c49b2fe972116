package dev.identitycheck.it.stage;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The key components with which realms are created. A server that has just started takes more than a second to
 * generate the two RSA key pairs of a realm; so all realms share one pair, generated here, while each has symmetric
 * keys of its own.
 */
final class TestKeys {

    static final String TYPE = "org.keycloak.keys.KeyProvider";

    private static final Map<String, Object> HMAC =
            key("hmac-generated", Map.of("algorithm", List.of("HS512"), "priority", List.of("100")));
    private static final Map<String, Object> AES = key("aes-generated", Map.of("priority", List.of("100")));
    private static final Map<String, Object> RSA =
            key("rsa", Map.of("privateKey", List.of(privateKey()), "priority", List.of("100")));

    private TestKeys() {}

    /** The components for a new realm's representation. */
    static Map<String, Object> components() {
        return Map.of(TYPE, List.of(RSA, HMAC, AES));
    }

    /** The pair alone, for a realm that brings the symmetric keys with it. */
    static Map<String, Object> pair() {
        return RSA;
    }

    /** Components that generate new keys, one for each component of a new realm. */
    static List<Map<String, Object>> others() {
        return Stream.of("rsa-generated", "hmac-generated", "aes-generated")
                .<Map<String, Object>>map(provider -> Map.of(
                        "name",
                        "new " + provider,
                        "providerId",
                        provider,
                        "providerType",
                        TYPE,
                        "config",
                        Map.of("priority", List.of("100"))))
                .toList();
    }

    private static Map<String, Object> key(String provider, Map<String, Object> config) {
        return Map.of("name", provider, "providerId", provider, "config", config);
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
