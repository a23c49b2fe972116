package dev.identitycheck.domain.otp;

import java.util.Base64;

/** The key that codes are hashed with: a plain hash of ten digits is soon guessed, a keyed hash is not. */
public final class CodeKey {

    private final String id;
    private final KeyedHash hash;

    /**
     * @param id names the key, so that an open challenge outlives its rotation
     * @param hash hashes under the key
     */
    public CodeKey(String id, KeyedHash hash) {
        this.id = id;
        this.hash = hash;
    }

    /** The key's id. */
    public String id() {
        return id;
    }

    /** The keyed hash of a code and the binding under which alone it is valid. */
    String hash(OneTimeCode code, String binding) {
        // A code has no zero byte, so no two pairs of code and binding give the same input.
        return Base64.getEncoder().encodeToString(hash.of(code.digits() + '\0' + binding));
    }

    @Override
    public String toString() {
        return "CodeKey[" + id + ", ***]";
    }
}
