package io.option150.trust.signing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts and times calls for signed forms: {@code option150.signing.requests}, by outcome. */
@Singleton
class SigningMetrics {

    /** How a call ended. */
    enum Outcome {
        /** The signed form was sent. */
        SIGNED,
        /** The caller holds it already, or asked for its headers alone. */
        TOLD,
        /** Refused: no such file, other content, bad input. */
        REFUSED,
        /** The file store is away, or something broke. */
        FAILED
    }

    private final MeterRegistry registry;

    SigningMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call has begun. */
    Timer.Sample begin() {
        return Timer.start(registry);
    }

    /** A call has ended. */
    void end(Timer.Sample call, Outcome outcome) {
        call.stop(Timer.builder("option150.signing.requests")
                .description("Calls for signed forms, from the request to the last byte")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }
}
