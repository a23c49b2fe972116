package dev.identitycheck.domain.otp;

/** A hash under a derived key: a plain hash of a value with few possibilities is soon guessed. */
@FunctionalInterface
public interface KeyedHash {

    /** The hash of a text: 32 bytes. */
    byte[] of(String text);

    /** Makes the key of a hash from another key. */
    @FunctionalInterface
    interface Derivation {

        /**
         * Derives the key from one that has other uses too.
         *
         * @param master the other key's bytes
         * @param use what the new key is for; another use makes another key
         */
        KeyedHash from(byte[] master, String use);
    }
}
