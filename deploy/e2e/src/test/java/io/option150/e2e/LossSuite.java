package io.option150.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one suite that may lose everything to all stories of loss; it is stopped after the last of them. */
final class LossSuite implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LossBench.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(LossSuite.class))
                .computeIfAbsent(LossBench.class, _ -> start(), LossBench.class);
    }

    private static LossBench start() {
        try {
            return LossBench.start();
        } catch (Exception e) {
            throw new IllegalStateException("the suite for the stories of loss did not start: " + e.getMessage(), e);
        }
    }
}
