package io.option150.config.render;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** All that a template can ask: the value of a name in a map of the record. No method, no class, nothing with arguments. */
final class RecordValues implements ValueResolver {

    /** The attribute of a rendering under which it counts. */
    static final String BUDGET = "budget";

    /** Most values that a file is made of; a phone of 50 lines takes 600. */
    static final int MOST_VALUES = 10_000;

    @Override
    public boolean appliesTo(EvalContext asked) {
        return asked.getBase() instanceof Map && asked.getParams().isEmpty();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext asked) {
        if (!(asked.getAttribute(BUDGET) instanceof AtomicInteger left) || left.decrementAndGet() < 0) {
            throw new TemplateException("a file is made of " + MOST_VALUES + " values at most");
        }
        var values = (Map<?, ?>) asked.getBase();
        Object value = values.get(asked.getName());
        return value == null ? Results.notFound(asked) : CompletedStage.of(value);
    }
}
