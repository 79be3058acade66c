package io.option150.edge.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes spans. While tracing is off, which it is unless {@code quarkus.otel.sdk.disabled=false}, callers on the way of a
 * phone's request look at {@link #on} and pass by.
 */
@Singleton
public final class Spans {

    private final Tracer tracer;
    private final boolean on;

    Spans(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = telemetry.getTracer("io.option150.edge");
        this.on = !disabled;
    }

    /** Spans that nobody sees. */
    public static Spans none() {
        return new Spans(OpenTelemetry.noop(), true);
    }

    /** Whether anything is traced. */
    public boolean on() {
        return on;
    }

    /**
     * Does work in a span of its own, below the current one. The span is current while {@code work} is called, and ends with
     * the stage.
     *
     * @param told tells the span what came of it
     */
    public <T> CompletionStage<T> around(
            String name, SpanKind kind, Function<Span, CompletionStage<T>> work, BiConsumer<Span, T> told) {
        Span span = tracer.spanBuilder(name).setSpanKind(kind).startSpan();
        try (Scope _ = span.makeCurrent()) {
            return work.apply(span).whenComplete((result, failed) -> {
                if (failed == null) {
                    told.accept(span, result);
                } else {
                    span.recordException(failed).setStatus(StatusCode.ERROR);
                }
                span.end();
            });
        } catch (RuntimeException e) {
            span.recordException(e).setStatus(StatusCode.ERROR).end();
            throw e;
        }
    }

    /** Does work that a message led to, in a span below the one that sent it. */
    public boolean consume(String name, Context sender, String key, BooleanSupplier work) {
        Span span = tracer.spanBuilder(name)
                .setParent(sender)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.kafka.message.key", key)
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            return work.getAsBoolean();
        } finally {
            span.end();
        }
    }
}
