package io.option150.outbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.option150.events.Event;
import io.option150.events.TraceParent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Carries a trace from the outbox to Kafka: an event that belongs to one gets a span from its change to its sending. */
@Singleton
class RelaySpans {

    private final Tracer tracer;

    RelaySpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.option150.outbox");
    }

    /** The spans of one batch. */
    final class Batch implements AutoCloseable {
        private final List<Event> events;
        private final List<Span> spans = new ArrayList<>();

        private Batch(List<Event> events) {
            this.events = events.stream().map(this::traced).toList();
        }

        /** The batch, each event in the span of its own sending. */
        List<Event> events() {
            return events;
        }

        @Override
        public void close() {
            spans.forEach(Span::end);
        }

        private Event traced(Event event) {
            if (event.traceParent() == null) {
                return event;
            }
            var span = tracer.spanBuilder("send " + event.topic())
                    .setParent(TraceParent.parse(event.traceParent()))
                    .setSpanKind(SpanKind.PRODUCER)
                    .setStartTimestamp(event.time())
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.destination.name", event.topic())
                    .setAttribute("messaging.kafka.message.key", event.key())
                    .startSpan();
            spans.add(span);
            var sent = TraceParent.of(Context.root().with(span));
            return sent == null ? event : event.in(sent);
        }
    }

    Batch open(List<Event> events) {
        return new Batch(events);
    }
}
