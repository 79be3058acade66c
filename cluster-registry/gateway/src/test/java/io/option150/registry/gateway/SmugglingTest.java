package io.option150.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call of which two readers could see the end at different places is refused, and nothing of it reaches an owner. */
class SmugglingTest {

    private static final String HIDDEN = "GET /api/v1/files/hidden HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Bench bench = new Bench(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: gzip, chunked\r\nContent-Length: 5",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Content-Length: +5",
                "Content-Length : 5\r\nTransfer-Encoding: chunked",
            })
    void isRefused(String lengths) throws IOException {
        var calls = new AtomicInteger();
        bench.owner(call -> {
            calls.incrementAndGet();
            call.response().end();
        });

        var answer =
                bench.send("POST /api/v1/files/a HTTP/1.1\r\nHost: x\r\n" + lengths + "\r\n\r\n0\r\n\r\n" + HIDDEN);

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
        assertThat(calls).hasValue(0);
    }
}
