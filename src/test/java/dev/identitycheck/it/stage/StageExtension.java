package dev.identitycheck.it.stage;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stage for the whole run, kept where JUnit closes it at the very end. */
final class StageExtension implements ParameterResolver, BeforeEachCallback, BeforeAllCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(StageExtension.class);

    private static Stage stage(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Stage.class, key -> new Stage(RunSettings.ofThisRun()), Stage.class);
    }

    private static SuiteTimes times(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(SuiteTimes.class, key -> new SuiteTimes(), SuiteTimes.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        times(context).begins(context.getRequiredTestClass());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stage(context).reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        times(context).ends(context.getRequiredTestClass());
    }
}
