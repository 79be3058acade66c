package io.option150.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one running suite, which knows {@link CallerTokens}, to all test classes that ask for it; it is stopped after the last of them. */
public final class SharedSuite implements ParameterResolver {

    private record Running(Suite suite) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            suite.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSuite.class))
                .computeIfAbsent(Running.class, _ -> start(), Running.class)
                .suite();
    }

    private static Running start() {
        try {
            return new Running(Suite.start(CallerTokens.settings()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
