package dev.identitycheck.delivery.sms.smpp;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code org.slf4j.LoggerFactory} in the copy of jSMPP that the jar contains. jSMPP logs whole PDUs, with
 * passwords, numbers and codes, on level DEBUG; these loggers pass only warnings and errors, without their arguments.
 */
public final class JsmppLoggerFactory implements InvocationHandler {

    private final Logger log;

    private JsmppLoggerFactory(Logger log) {
        this.log = log;
    }

    /** The logger of one of the library's classes. */
    public static org.slf4j.Logger getLogger(Class<?> type) {
        return (org.slf4j.Logger) Proxy.newProxyInstance(
                JsmppLoggerFactory.class.getClassLoader(),
                new Class<?>[] {org.slf4j.Logger.class},
                new JsmppLoggerFactory(Logger.getLogger(type)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        String name = method.getName();
        boolean isLogged = name.equals("warn") || name.equals("error");
        if (isLogged && arguments != null && arguments[0] instanceof String pattern) {
            Object last = arguments[arguments.length - 1];
            String cause =
                    last instanceof Throwable failure ? failure.getClass().getSimpleName() : "";
            log.warnf("identity-check event=smpp note=\"%s\" cause=%s", pattern, cause);
        }
        if (name.equals("getName") || name.equals("toString")) {
            return log.getName();
        }
        return method.getReturnType() == boolean.class ? (Object) isEnabled(name) : null;
    }

    private static boolean isEnabled(String name) {
        return name.equals("isWarnEnabled") || name.equals("isErrorEnabled");
    }
}
