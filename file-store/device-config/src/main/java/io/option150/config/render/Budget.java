package io.option150.config.render;

import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What filling a template once may take. Everything that a template can have done more than once draws on it: a loop before it
 * begins, for all its rounds at once, so that none is begun that would have no end.
 */
final class Budget {

    /** The attribute of a rendering under which it is found. */
    static final String ATTRIBUTE = "budget";

    /** Most values that a file is made of; a phone of 50 lines takes 600. */
    static final int MOST_VALUES = 10_000;

    /** Most steps of loops: 2000 parameters of a multiplatform phone take 40,000. */
    static final int MOST_STEPS = 200_000;

    private final AtomicLong values = new AtomicLong(MOST_VALUES);
    private final AtomicLong steps = new AtomicLong(MOST_STEPS);

    /** That of a rendering. */
    static Budget of(@Nullable Object attribute) {
        if (attribute instanceof Budget budget) {
            return budget;
        }
        throw new IllegalStateException("Each rendering has a budget");
    }

    /** Takes a value of the record. */
    void value() {
        if (values.decrementAndGet() < 0) {
            throw new TemplateException("a file is made of " + MOST_VALUES + " values at most");
        }
    }

    /** Takes a look at the variable of a loop. */
    void look() {
        if (steps.decrementAndGet() < 0) {
            throw new TemplateException(tooMany());
        }
    }

    /** Takes all rounds of a loop. */
    void rounds(long rounds, long stepsEach, Origin loop) {
        if (steps.addAndGet(-rounds * stepsEach) < 0) {
            throw new TemplateException(loop, tooMany());
        }
    }

    private static String tooMany() {
        return "the loops of a file go " + MOST_STEPS + " steps at most";
    }
}
