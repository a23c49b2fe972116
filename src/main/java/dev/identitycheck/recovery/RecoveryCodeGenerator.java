package dev.identitycheck.recovery;

import dev.identitycheck.code.CodeGenerator;
import dev.identitycheck.code.OneTimeCode;
import java.security.SecureRandom;

/** Makes codes for recoveries. */
final class NewCode {

    private static final CodeGenerator GENERATOR = new CodeGenerator(new SecureRandom());

    private NewCode() {}

    static OneTimeCode of(int length) {
        return GENERATOR.next(length);
    }
}
