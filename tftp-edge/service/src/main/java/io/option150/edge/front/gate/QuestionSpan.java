package io.option150.edge.front.gate;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.edge.tracing.Spans;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The spans of a phone's request up to its answer: the request, and within it the resolution. */
final class QuestionSpan {

    private QuestionSpan() {}

    static CompletionStage<Answer> of(
            Spans spans, String method, Question question, Function<Question, CompletionStage<Answer>> resolve) {
        return spans.around(
                method,
                SpanKind.SERVER,
                request -> {
                    request.setAttribute("file.name", question.file().name().value());
                    request.setAttribute("client.address", question.client().getHostAddress());
                    return spans.around(
                            "resolve",
                            SpanKind.INTERNAL,
                            resolution ->
                                    resolve.apply(question.in(Context.current().with(resolution))),
                            QuestionSpan::tell);
                },
                QuestionSpan::tell);
    }

    private static void tell(Span span, Answer answer) {
        switch (answer) {
            case Answer.Found found -> {
                span.setAttribute("option150.source", found.origin().source().name());
                span.setAttribute("option150.cluster", found.origin().clusterId());
            }
            case Answer.NotFound missing -> span.setAttribute("option150.why", missing.why());
            case Answer.Unreachable away -> span.setStatus(StatusCode.ERROR, away.why());
        }
    }
}
