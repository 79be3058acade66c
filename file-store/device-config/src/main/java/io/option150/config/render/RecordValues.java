package io.option150.config.render;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** All that a template can ask: the value of a name in a map of the record. No method, no class, nothing with arguments. */
final class RecordValues implements ValueResolver {

    @Override
    public boolean appliesTo(EvalContext asked) {
        return asked.getBase() instanceof Map && asked.getParams().isEmpty();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext asked) {
        Budget.of(asked.getAttribute(Budget.ATTRIBUTE)).value();
        var values = (Map<?, ?>) asked.getBase();
        Object value = values.get(asked.getName());
        return value == null ? Results.notFound(asked) : CompletedStage.of(value);
    }
}
