package io.option150.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands in for the services behind the gateway: each tells who it is and what came, as the gateway's contract wants. */
public final class OtherServices implements QuarkusTestResourceLifecycleManager {

    private final List<HttpServer> servers = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "option150.file-store.url", listen("file-store"),
                "option150.trust.url", listen("trust-service"),
                "option150.tftp-edge.url", listen("tftp-edge"));
    }

    private String listen(String service) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", call -> answer(service, call));
            server.start();
            servers.add(server);
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(String service, HttpExchange call) throws IOException {
        call.getRequestBody().transferTo(OutputStream.nullOutputStream());
        var told = service + " " + call.getRequestMethod() + " " + call.getRequestURI() + " "
                + call.getRequestHeaders().getFirst("Authorization");
        call.getResponseHeaders().add("X-Owner", service);
        boolean isHead = call.getRequestMethod().equals("HEAD");
        var body = told.getBytes(UTF_8);
        call.sendResponseHeaders(200, isHead ? -1 : body.length);
        if (!isHead) {
            call.getResponseBody().write(body);
        }
        call.close();
    }

    @Override
    public void stop() {
        servers.forEach(server -> server.stop(0));
    }
}
