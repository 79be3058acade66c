package io.option150.edge.front.http;

import io.option150.web.http.HttpDate;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The Date header (RFC 9110, section 6.6.1), made once a second. Safe for several threads. */
@Singleton
final class HttpClock {

    private record Tick(long second, String text) {
        static Tick of(long second) {
            return new Tick(second, HttpDate.format(Instant.ofEpochSecond(second)));
        }
    }

    private volatile Tick latest = Tick.of(0);

    String now() {
        long second = Math.floorDiv(System.currentTimeMillis(), 1_000L);
        Tick tick = latest;
        if (tick.second() != second) {
            tick = Tick.of(second);
            latest = tick;
        }
        return tick.text();
    }
}
