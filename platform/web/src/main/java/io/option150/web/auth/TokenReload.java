package io.option150.web.auth;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks every now and then whether the files with tokens have changed. */
@Singleton
class TokenReload {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Tokens tokens;
    private final Vertx vertx;
    private final Duration pause;

    TokenReload(Tokens tokens, AuthSettings settings, Vertx vertx, MeterRegistry meters) {
        this.tokens = tokens;
        this.vertx = vertx;
        this.pause = settings.reload();
        if (pause.compareTo(SHORTEST) < 0 || pause.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("option150.auth.reload must be 100 ms to 1 h, is " + pause);
        }
        Gauge.builder(
                        "option150.auth.tokens.refused",
                        tokens,
                        known -> known.fault().isPresent() ? 1 : 0)
                .description("1 while the files with tokens are not taken over because one is malformed, else 0")
                .register(meters);
    }

    void start(@Observes StartupEvent started) {
        waitAndLook();
    }

    private void waitAndLook() {
        vertx.setTimer(
                pause.toMillis(),
                _ -> vertx.executeBlocking(() -> {
                            tokens.reload();
                            return true;
                        })
                        .onComplete(_ -> waitAndLook()));
    }
}
