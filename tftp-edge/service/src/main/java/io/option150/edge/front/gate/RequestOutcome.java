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
 * @param answer what it came to; null when the name was refused, or no file was given after all
 * @param detail why there were none; empty else
 */
public record RequestOutcome(
        String name, @Nullable Question question, @Nullable Answer answer, String detail) {

    /** Of a request whose name was refused. */
    public static RequestOutcome refused(String name, String why) {
        return new RequestOutcome(name, null, null, why);
    }

    /** Of a request that was answered. */
    public static RequestOutcome of(String name, Question question, Answer answer) {
        return new RequestOutcome(
                name,
                question,
                answer,
                switch (answer) {
                    case Answer.Found _ -> "";
                    case Answer.NotFound missing -> missing.why();
                    case Answer.Unreachable away -> away.why();
                });
    }

    /** The same request, which gets no file for that reason. */
    public RequestOutcome without(String why) {
        return new RequestOutcome(name, question, answer instanceof Answer.Found ? null : answer, why);
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
        Origin origin = answer instanceof Answer.Found found ? found.origin() : Origin.NOBODY;
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
