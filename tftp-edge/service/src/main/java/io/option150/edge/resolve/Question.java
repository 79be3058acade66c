package io.option150.edge.resolve;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.option150.edge.cache.Generations;
import io.option150.edge.name.ClassifiedName;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A question, with all that is fixed about it when it comes in.
 *
 * @param file what is asked for
 * @param client who asks
 * @param askingCluster the remote cluster whose peer the client is (RES-6); empty for a phone
 * @param plan whom it is for
 * @param generation of what any answer to it depends on, taken before the plan was made (RES-9)
 * @param asked when it came in, on the clock of the timers; its one deadline runs from then (RES-4)
 * @param trace what is done for it is traced below this; the root context while nothing is
 */
public record Question(
        ClassifiedName file,
        InetAddress client,
        Optional<String> askingCluster,
        Plan plan,
        Generations.Generation generation,
        long asked,
        Context trace) {

    /** A question that nobody traces. */
    public Question(
            ClassifiedName file,
            InetAddress client,
            Optional<String> askingCluster,
            Plan plan,
            Generations.Generation generation,
            long asked) {
        this(file, client, askingCluster, plan, generation, asked, Context.root());
    }

    /** The same question, traced. */
    public Question in(Context span) {
        return new Question(file, client, askingCluster, plan, generation, asked, span);
    }

    /** The same question, put to own files alone. */
    public Question toOwnAlone() {
        return new Question(file, client, askingCluster, Plan.own("nobody else is asked"), generation, asked, trace);
    }

    /** Does what has to be done at once for this question, so that spans made meanwhile are below its own. */
    <T> T traced(Supplier<T> work) {
        if (trace == Context.root()) {
            return work.get();
        }
        try (Scope _ = trace.makeCurrent()) {
            return work.get();
        }
    }

    /** The same question, for the same plan, as of now; its deadline stays. */
    Question renewed() {
        return new Question(file, client, askingCluster, plan, generation.renewed(), asked, trace);
    }

    /** The same question for the case that its plan gives no file. */
    Optional<Question> otherwise() {
        return plan.otherwise().map(next -> new Question(file, client, askingCluster, next, generation, asked, trace));
    }
}
