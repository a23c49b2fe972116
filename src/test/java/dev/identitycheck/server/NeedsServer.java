package dev.identitycheck.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Its tests need what older servers do not have: on those they are skipped, and the reason is in the report. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServerVersionCondition.class)
public @interface NeedsServer {

    /** The first version that has it, such as {@code 26.6}. */
    String since();

    /** What older ones lack, as it follows "has no". */
    String what();
}
