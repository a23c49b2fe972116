package dev.identitycheck.delivery.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that subjects of limits are hashed with: all numbers of a country are soon hashed without one. A realm that
 * changes its key counts anew.
 */
public final class SubjectKey {

    private static final String MAC = "HmacSHA256";

    private final byte[] secret;

    private SubjectKey(byte[] secret) {
        this.secret = secret;
    }

    /** Derives the key from one that has other uses too. */
    public static SubjectKey derivedFrom(byte[] master) {
        return new SubjectKey(mac(master, "identity-check limit subject key v1"));
    }

    /** What stands for a subject in the store. */
    String hash(List<String> parts) {
        // With its length before each part, no two lists make the same text.
        String text = parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(secret, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    @Override
    public String toString() {
        return "SubjectKey[***]";
    }
}
