package io.option150.edge.resolve;

import io.option150.edge.cache.Generations;
import io.option150.edge.name.ClassifiedName;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A question, with all that is fixed about it when it comes in.
 *
 * @param file what is asked for
 * @param client who asks
 * @param askingCluster the remote cluster whose peer the client is (RES-6); empty for a phone
 * @param plan whom it is for
 * @param generation of what any answer to it depends on, taken before the plan was made (RES-9)
 */
public record Question(
        ClassifiedName file,
        InetAddress client,
        Optional<String> askingCluster,
        Plan plan,
        Generations.Generation generation) {

    public Question {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(askingCluster, "askingCluster");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(generation, "generation");
    }

    /** The same question asked now, for the same plan. */
    Question renewed() {
        return new Question(file, client, askingCluster, plan, generation.renewed());
    }

    /** The same question for the case that its plan gives no file. */
    Optional<Question> otherwise() {
        return plan.otherwise().map(next -> new Question(file, client, askingCluster, next, generation));
    }
}
