package io.option150.registry.gateway;

import io.option150.registry.gateway.CopyAnswer.Missing;
import io.option150.registry.gateway.CopyAnswer.Refused;
import io.option150.registry.gateway.CopyAnswer.Told;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks one of several for something that fits into memory. */
@Singleton
class CopyClient {

    /** A thousand rows of 16 KB. */
    private static final int MOST_BYTES = 16 << 20;

    private final Vertx vertx;
    private final GatewayMetrics metrics;

    CopyClient(Vertx vertx, GatewayMetrics metrics) {
        this.vertx = vertx;
        this.metrics = metrics;
    }

    /** What comes of it, in this time; never fails. */
    Future<CopyAnswer> ask(Source source, HttpMethod method, MultiMap headers, Duration within) {
        var asking = new Asking(source);
        long timer = vertx.setTimer(
                within.toMillis(),
                _ -> asking.giveUp(Outcome.SILENT, "it did not answer within " + within.toMillis() + " ms"));
        source.connect()
                .onFailure(away -> asking.giveUp(Outcome.UNREACHABLE, "it cannot be reached: " + away.getMessage()))
                .onSuccess(request -> {
                    request.setMethod(method).setURI(source.uri());
                    request.headers().addAll(headers);
                    asking.send(request);
                });
        return asking.answer.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    /** One call on its way. */
    private final class Asking {

        private final Source source;
        private final Promise<CopyAnswer> answer = Promise.promise();
        private @Nullable HttpClientRequest request;

        Asking(Source source) {
            this.source = source;
        }

        void send(HttpClientRequest connection) {
            request = connection;
            if (answer.future().isComplete()) {
                connection.reset();
                return;
            }
            connection
                    .send()
                    .compose(this::read)
                    .onFailure(broken -> giveUp(Outcome.BROKE_OFF, "it broke off: " + broken.getMessage()));
        }

        private Future<Void> read(HttpClientResponse response) {
            var body = Buffer.buffer();
            response.handler(bytes -> {
                if (body.length() + bytes.length() > MOST_BYTES) {
                    giveUp(Outcome.BROKE_OFF, "it answers more than " + MOST_BYTES + " bytes");
                } else {
                    body.appendBuffer(bytes);
                }
            });
            return response.end().onSuccess(_ -> end(response, body));
        }

        private void end(HttpClientResponse response, Buffer body) {
            int status = response.statusCode();
            if (status >= 400 && status < 500) {
                var type = Objects.requireNonNullElse(response.getHeader("Content-Type"), "application/problem+json");
                finish(Outcome.ANSWERED, new Refused(source.name(), status, type, body));
            } else if (status != 200) {
                finish(Outcome.ANSWERED, new Missing(source.name(), "it answered " + status));
            } else {
                finish(Outcome.ANSWERED, told(body));
            }
        }

        private CopyAnswer told(Buffer body) {
            try {
                return new Told(source.name(), new JsonObject(body));
            } catch (DecodeException | ClassCastException e) {
                return new Missing(source.name(), "it answered no JSON object");
            }
        }

        void giveUp(Outcome outcome, String reason) {
            if (finish(outcome, new Missing(source.name(), reason)) && request != null) {
                request.reset();
            }
        }

        private boolean finish(Outcome outcome, CopyAnswer came) {
            boolean first = answer.tryComplete(came);
            if (first) {
                metrics.count(source.service(), outcome);
            }
            return first;
        }
    }
}
