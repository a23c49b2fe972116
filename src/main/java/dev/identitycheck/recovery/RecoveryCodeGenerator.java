package dev.identitycheck.recovery;

import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.domain.otp.OneTimeCode;
import java.security.SecureRandom;

/** Generates the one-time codes of recoveries. */
final class RecoveryCodeGenerator {

    private static final CodeGenerator GENERATOR = new CodeGenerator(new SecureRandom());

    private RecoveryCodeGenerator() {}

    static OneTimeCode of(int length) {
        return GENERATOR.next(length);
    }
}
