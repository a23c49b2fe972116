package dev.identitycheck.domain.otp;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Generates codes of equally likely digits (NIST SP 800-63B-4, 3.1.3: at least six random decimal digits). */
public final class CodeGenerator {

    private final SecureRandom random;

    public CodeGenerator(SecureRandom random) {
        this.random = random;
    }

    /** A new code of {@code length} digits. */
    public OneTimeCode next(int length) {
        return new OneTimeCode(
                random.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining()));
    }
}
