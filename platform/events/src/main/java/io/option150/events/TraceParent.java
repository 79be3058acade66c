package io.option150.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trace as text: the value of the header {@code traceparent} of W3C Trace Context. */
public final class TraceParent {

    /** Name of the header, in HTTP and in Kafka. */
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<String> READER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String text) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String text, String key) {
            return key.equals(HEADER) ? text : null;
        }
    };

    private TraceParent() {}

    /** Of what the caller is doing; null while nothing is traced. */
    public static @Nullable String current() {
        return of(Context.current());
    }

    /** Of this context; null when it is part of no trace. */
    public static @Nullable String of(Context context) {
        if (!Span.fromContext(context).getSpanContext().isValid()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        FORMAT.inject(context, headers, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return headers.get(HEADER);
    }

    /** The context that the text names; the root context when it names none. */
    public static Context parse(@Nullable String text) {
        return text == null ? Context.root() : FORMAT.extract(Context.root(), text, READER);
    }
}
