package dev.identitycheck.it.stage;

import java.util.Map;

/** Imported credentials that make Keycloak show their login pages; no test completes these pages. */
public final class Imported {

    private Imported() {}

    /** A security key, which Keycloak asks for as a second factor. */
    public static Map<String, Object> passkey() {
        return passkey("webauthn");
    }

    /** A passkey, as people have set them up since Keycloak 26.4. */
    public static Map<String, Object> passwordlessPasskey() {
        return passkey("webauthn-passwordless");
    }

    private static Map<String, Object> passkey(String type) {
        return Map.of(
                "type",
                type,
                "userLabel",
                "key",
                "secretData",
                "{}",
                "credentialData",
                "{\"aaguid\":\"00000000-0000-0000-0000-000000000000\",\"credentialId\":\"AAECAwQFBgcICQoLDA0ODw==\","
                        + "\"counter\":0,\"attestationStatement\":null,\"credentialPublicKey\":"
                        + "\"pQECAyYgASFYIAABAgMEBQYHCAkKCwwNDg8AAQIDBAUGBwgJCgsMDQ4P"
                        + "IlggAAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8\","
                        + "\"attestationStatementFormat\":\"none\",\"transports\":[]}");
    }

    public static Map<String, Object> recoveryCodes() {
        return Map.of(
                "type",
                "recovery-authn-codes",
                "secretData",
                "{\"codes\":[{\"number\":1,\"encodedHashedValue\":\"AAAA\"}]}",
                "credentialData",
                "{\"algorithm\":\"RS512\",\"remaining\":1,\"total\":1}");
    }
}
