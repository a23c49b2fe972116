package dev.identitycheck.recovery;

import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.domain.otp.OneTimeCode;
import java.security.SecureRandom;

/** Makes codes for recoveries. */
final class RecoveryCodeGenerator {

    private static final CodeGenerator GENERATOR = new CodeGenerator(new SecureRandom());

    private RecoveryCodeGenerator() {}

    static OneTimeCode of(int length) {
        return GENERATOR.next(length);
    }
}
