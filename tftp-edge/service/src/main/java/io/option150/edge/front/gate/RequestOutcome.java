package io.option150.edge.front.gate;

import io.option150.edge.request.RequestRecord;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Origin;
import io.option150.edge.resolve.Question;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request when it ends.
 *
 * @param name as asked for
 * @param question null when the name was refused
 * @param origin whose bytes were sent
 * @param detail why there were none; empty else
 */
public record RequestOutcome(String name, @Nullable Question question, Origin origin, String detail) {

    /** Of a request whose name was refused. */
    public static RequestOutcome refused(String name, String why) {
        return new RequestOutcome(name, null, Origin.NOBODY, why);
    }

    /** Of a request that was answered. */
    public static RequestOutcome of(String name, Question question, Answer answer) {
        return switch (answer) {
            case Answer.Found found -> new RequestOutcome(name, question, found.origin(), "");
            case Answer.NotFound(String why) -> new RequestOutcome(name, question, Origin.NOBODY, why);
            case Answer.Unreachable away -> new RequestOutcome(name, question, Origin.NOBODY, away.why());
        };
    }

    /** What is reported of it. */
    public RequestRecord record(
            Instant ended,
            String front,
            InetAddress client,
            String outcome,
            long bytes,
            long durationMillis,
            int retransmits,
            String ending) {
        return new RequestRecord(
                ended,
                front,
                client.getHostAddress(),
                question == null ? "" : question.file().device().orElse(""),
                name,
                question == null ? "" : question.file().nameClass().label(),
                outcome,
                origin.source().label(),
                origin.clusterId(),
                origin.peer(),
                bytes,
                durationMillis,
                retransmits,
                detail.isEmpty() ? ending : detail);
    }
}
