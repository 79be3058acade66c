package io.option150.config.render;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;
import java.util.concurrent.CompletionStage;

/** The variable of a loop, and how far the loop is. */
final class LoopValues implements ValueResolver {

    private final ValueResolver loops = ValueResolvers.mapperResolver();

    @Override
    public boolean appliesTo(EvalContext asked) {
        return loops.appliesTo(asked);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext asked) {
        Budget.of(asked.getAttribute(Budget.ATTRIBUTE)).look();
        return loops.resolve(asked);
    }
}
