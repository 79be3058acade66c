package io.option150.registry.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bytes go through at the pace of who takes them: what is on its way stays small, however long the body is. */
class StreamingTest {

    private static final long BODY_BYTES = 500L << 20;

    /** Buffers of four sockets on loopback, which the kernel lets grow to several MB each, and what Vert.x queues. */
    private static final long ON_ITS_WAY = 48L << 20;

    private static final byte[] PIECE = new byte[64 << 10];
    private static final Duration STILL = Duration.ofMillis(500);

    private final Bench bench = new Bench(Duration.ofSeconds(30));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anUploadIsTakenNoFasterThanTheOwnerTakesIt() throws Exception {
        var goOn = new CompletableFuture<Void>();
        var came = new AtomicLong();
        bench.owner(call -> {
            call.handler(bytes -> came.addAndGet(bytes.length()));
            call.endHandler(_ -> call.response().end("took " + came));
            call.pause();
            var _ = goOn.thenRun(call::resume);
        });
        try (var call = bench.open()) {
            var sent = new AtomicLong();
            var all = Thread.ofVirtual().start(() -> send(call, sent));
            long held = settled(sent);
            assertThat(held).isLessThan(ON_ITS_WAY);

            goOn.complete(null);
            all.join();
            assertThat(new String(call.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("took " + BODY_BYTES);
        }
    }

    @Test
    void aDownloadIsTakenNoFasterThanTheClientTakesIt() throws Exception {
        var given = new AtomicLong();
        bench.owner(call -> {
            var response = call.response().putHeader("Content-Length", Long.toString(BODY_BYTES));
            Runnable give = new Runnable() {
                @Override
                public void run() {
                    while (given.get() < BODY_BYTES && !response.writeQueueFull()) {
                        response.write(Buffer.buffer(PIECE));
                        given.addAndGet(PIECE.length);
                    }
                    if (given.get() < BODY_BYTES) {
                        response.drainHandler(_ -> this.run());
                    } else {
                        response.end();
                    }
                }
            };
            give.run();
        });
        try (var call = bench.open()) {
            call.getOutputStream()
                    .write("GET /api/v1/files/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
            long held = settled(given);
            assertThat(held).isLessThan(ON_ITS_WAY);

            long read = 0;
            var buffer = new byte[1 << 20];
            for (int next = call.getInputStream().read(buffer);
                    next >= 0;
                    next = call.getInputStream().read(buffer)) {
                read += next;
            }
            assertThat(read).isBetween(BODY_BYTES, BODY_BYTES + 1_000);
        }
    }

    private static void send(Socket call, AtomicLong sent) {
        try {
            var out = call.getOutputStream();
            out.write(("PUT /api/v1/files/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + BODY_BYTES
                            + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            while (sent.get() < BODY_BYTES) {
                out.write(PIECE);
                sent.addAndGet(PIECE.length);
            }
        } catch (IOException e) {
            throw new AssertionError("after " + sent, e);
        }
    }

    /** The count once it no longer grows. */
    private static long settled(AtomicLong count) throws InterruptedException {
        long seen = -1;
        while (count.get() == 0 || count.get() != seen) {
            seen = count.get();
            TimeUnit.MILLISECONDS.sleep(STILL.toMillis());
        }
        return seen;
    }
}
