package io.option150.edge.upstream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.option150.edge.tracing.Spans;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The span of a fetch, from the question to the answer's head. */
final class FetchSpan {

    private FetchSpan() {}

    static CompletionStage<FetchAnswer> of(Spans spans, String name, Supplier<CompletionStage<FetchAnswer>> fetch) {
        return spans.on() ? spans.around(name, SpanKind.CLIENT, _ -> fetch.get(), FetchSpan::tell) : fetch.get();
    }

    private static void tell(Span span, FetchAnswer answer) {
        switch (answer) {
            case FetchAnswer.Has has -> {
                span.setAttribute("option150.result", "file");
                if (!has.peer().isEmpty()) {
                    span.setAttribute("server.address", has.peer());
                }
            }
            case FetchAnswer.Lacks _ -> span.setAttribute("option150.result", "missing");
            case FetchAnswer.NotModified _ -> span.setAttribute("option150.result", "not_modified");
            case FetchAnswer.Overtaken _ -> span.setAttribute("option150.result", "overtaken");
            case FetchAnswer.Unreachable away -> {
                span.setAttribute("option150.result", "failed");
                span.setStatus(StatusCode.ERROR, away.why());
            }
        }
    }
}
