package io.option150.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    private static final int MOST = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> brokenOff = new CompletableFuture<>();
    private int port;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aBodyAsLongAsItMayBeIsReadWhole() throws Exception {
        serve(answer -> answer.end(Buffer.buffer(new byte[MOST])));
        assertThat(read(PATIENCE).length()).isEqualTo(MOST);
    }

    @Test
    void oneThatIsLongerIsBrokenOffAndNotReadToItsEnd() throws Exception {
        serve(this::endless);
        assertThatThrownBy(() -> read(PATIENCE)).hasMessageContaining("more than " + MOST + " bytes");
        assertThat(brokenOff).succeedsWithin(PATIENCE);
    }

    @Test
    void oneThatDoesNotEndInTimeIsBrokenOff() throws Exception {
        serve(answer -> answer.setChunked(true).write("a"));
        assertThatThrownBy(() -> read(Duration.ofMillis(200))).hasMessageContaining("Timeout 200");
        assertThat(brokenOff).succeedsWithin(PATIENCE);
    }

    private void endless(HttpServerResponse answer) {
        answer.setChunked(true);
        vertx.setPeriodic(1, timer -> {
            if (answer.closed()) {
                vertx.cancelTimer(timer);
            } else {
                answer.write(Buffer.buffer(new byte[10_000]));
            }
        });
    }

    private void serve(Consumer<HttpServerResponse> how) throws Exception {
        port = await(vertx.createHttpServer()
                        .requestHandler(call -> {
                            call.connection().closeHandler(_ -> brokenOff.complete(null));
                            how.accept(call.response());
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private Buffer read(Duration patience) throws Exception {
        return await(vertx.createHttpClient()
                .request(HttpMethod.GET, port, "127.0.0.1", "/")
                .compose(HttpClientRequest::send)
                .compose(answer -> BoundedBody.read(answer, MOST, patience)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
