package dev.identitycheck.domain.otp;

import java.util.Base64;

/** The key that codes are hashed with. Ten digits are soon guessed from a plain hash; without the key they are not. */
public final class CodeKey {

    private final String id;
    private final KeyedHash hash;

    private CodeKey(String id, KeyedHash hash) {
        this.id = id;
        this.hash = hash;
    }

    /**
     * Derives the key for codes from a key that has other uses too.
     *
     * @param id names the key, so that an open challenge outlives its rotation
     * @param master the other key's bytes
     */
    public static CodeKey derivedFrom(String id, byte[] master) {
        return new CodeKey(id, KeyedHash.derivedFrom(master, "identity-check code key v1"));
    }

    /** The key's name. */
    public String id() {
        return id;
    }

    /** The hash of a code, valid under {@code binding} only. */
    String hash(OneTimeCode code, String binding) {
        // The code's alphabet has no zero byte, so no two pairs share one input.
        return Base64.getEncoder().encodeToString(hash.of(code.digits() + '\0' + binding));
    }

    @Override
    public String toString() {
        return "CodeKey[" + id + ", ***]";
    }
}
