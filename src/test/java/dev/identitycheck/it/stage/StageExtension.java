package dev.identitycheck.it.stage;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The JUnit extension that passes one {@link Stage} per JVM to the tests. JUnit's own store would close it after each
 * class: where several JVMs share the classes, the build passes each class to JUnit as a separate run.
 */
final class StageExtension implements ParameterResolver, BeforeEachCallback, BeforeAllCallback, AfterAllCallback {

    private static final class Held {

        static final Stage STAGE = new Stage(RunSettings.ofThisRun());
        static final SuiteTimes TIMES = new SuiteTimes();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(STAGE::close));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Held.STAGE;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Held.TIMES.begins(context.getRequiredTestClass());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Held.STAGE.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Held.TIMES.ends(context.getRequiredTestClass());
    }
}
