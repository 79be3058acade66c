package io.option150.registry.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.web.RouteAnswers;
import io.option150.web.tls.ServiceTls;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A gateway on loopback whose file store is a server of the test's; the other services are nowhere. */
final class Bench implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpServer gateway;
    private final int ownerPort;
    private final Map<String, String> copies = new ConcurrentHashMap<>();
    private HttpServer owner;
    private volatile Handler<HttpServerRequest> work = call -> call.response().end("done");

    /** The file store is one of HTTP, which does what {@link #owner(Handler)} says. */
    Bench(Duration answerTimeout) {
        owner = serve(0);
        ownerPort = owner.actualPort();
        gateway = listen(answerTimeout, ownerPort);
    }

    /** The file store is whatever listens at this port of loopback. */
    Bench(Duration answerTimeout, int port) {
        owner = serve(0);
        ownerPort = port;
        gateway = listen(answerTimeout, port);
    }

    private HttpServer listen(Duration answerTimeout, int port) {
        var addresses = new OwnerAddresses(
                Optional.of("http://" + HOST + ":" + port),
                Optional.of("http://" + HOST + ":1"),
                Optional.of("http://" + HOST + ":1"));
        var client =
                new OwnerClient(vertx, settings(Duration.ofSeconds(1), answerTimeout, 4), addresses, ServiceTls.none());
        var metrics = new GatewayMetrics(meters);
        var all = new EdgeCopies(() -> copies);
        var forwarder = new Forwarder(addresses, client, all, metrics, true);
        var answers = new RouteAnswers(new ObjectMapper());
        var router = Router.router(vertx);
        var route = new GatewayRoute(forwarder, all, new Gathering(new CopyClient(vertx, metrics)), client, answers);
        router.routeWithRegex(Owner.pattern()).handler(call -> answers.serve(call, route::serve));
        router.route().failureHandler(call -> answers.fail(call, call.failure()));
        return join(vertx.createHttpServer().requestHandler(router).listen(0, HOST));
    }

    private HttpServer serve(int port) {
        return join(vertx.createHttpServer()
                .requestHandler(call -> work.handle(call))
                .listen(port, HOST));
    }

    /** A copy of the edge, which does this; where it answers. */
    String copy(String edgeId, Handler<HttpServerRequest> does) {
        var server = join(vertx.createHttpServer().requestHandler(does).listen(0, HOST));
        return copy(edgeId, HOST + ":" + server.actualPort());
    }

    /** A copy of the edge that tells this address. */
    String copy(String edgeId, String address) {
        copies.put(edgeId, address);
        return address;
    }

    /** What the file store does from now on. */
    void owner(Handler<HttpServerRequest> does) {
        work = does;
    }

    void stopOwner() {
        join(owner.close());
    }

    void startOwner() {
        owner = serve(ownerPort);
    }

    Vertx vertx() {
        return vertx;
    }

    URI url(String path) {
        return URI.create("http://" + HOST + ":" + gateway.actualPort() + path);
    }

    /** A connection to the gateway. */
    Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.actualPort());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    /** All that comes back until the connection ends. */
    String send(String bytes) throws IOException {
        try (var socket = open()) {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** Waits until this has become of so many calls to the file store: they are counted after the client has its answer. */
    void awaitCount(Outcome outcome, int calls) {
        await().untilAsserted(() -> assertThat(count(outcome)).isEqualTo(calls));
    }

    private double count(Outcome outcome) {
        return meters.get("option150.gateway.calls")
                .tag("service", "file-store")
                .tag("outcome", outcome.tag())
                .counter()
                .count();
    }

    static GatewaySettings settings(Duration connect, Duration answer, int connections) {
        return new GatewaySettings() {
            @Override
            public Duration connectTimeout() {
                return connect;
            }

            @Override
            public Duration answerTimeout() {
                return answer;
            }

            @Override
            public int connections() {
                return connections;
            }
        };
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        join(vertx.close());
    }
}
