package dev.identitycheck.recovery.captcha.altcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.domain.otp.KeyedHash;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The solution that a page submits: Base64 of {@code {"algorithm","challenge","number","salt","signature"}}.
 *
 * @param salt the challenge's salt
 * @param hash the challenge's hash
 * @param number the number found
 * @param signature the challenge's signature
 */
record AltchaSolution(String salt, String hash, long number, String signature) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 2_000;

    /** Parses a solution; empty if the payload does not follow the protocol. */
    static Optional<AltchaSolution> parse(@Nullable String payload) {
        if (payload == null || payload.isEmpty() || payload.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(new String(Base64.getDecoder().decode(payload), UTF_8));
            boolean whole =
                    AltchaChallenge.ALGORITHM.equals(json.path("algorithm").textValue())
                            && json.path("number").isIntegralNumber()
                            && json.path("salt").isTextual()
                            && json.path("challenge").isTextual()
                            && json.path("signature").isTextual();
            return whole
                    ? Optional.of(new AltchaSolution(
                            json.path("salt").textValue(),
                            json.path("challenge").textValue(),
                            json.path("number").longValue(),
                            json.path("signature").textValue()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The id of the key that signed the challenge. */
    Optional<String> keyId() {
        return parameter(AltchaChallenge.KEY);
    }

    /** Whether this is the solution of a challenge issued for this login. */
    boolean isRight(KeyedHash key, String binding) {
        return salt.endsWith("&")
                && number >= 0
                && same(AltchaChallenge.hash(salt, number), hash)
                && same(AltchaChallenge.sign(key, hash, binding), signature);
    }

    /** Whether the challenge has not expired. The expiry is trustworthy only if {@link #isRight} holds. */
    boolean isLive(Instant now) {
        return expires().filter(now::isBefore).isPresent();
    }

    Optional<Instant> expires() {
        return parameter(AltchaChallenge.EXPIRES)
                .filter(seconds -> seconds.matches("\\d{1,12}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    private Optional<String> parameter(String name) {
        return Arrays.stream(salt.substring(salt.indexOf('?') + 1).split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
