package dev.identitycheck.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Its tests drive {@link InstalledBrowser}; without one they are skipped and counted, unless it is required. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "dev.identitycheck.server.InstalledBrowser#isThereOrRequired",
        disabledReason = InstalledBrowser.NONE)
public @interface NeedsBrowser {}
