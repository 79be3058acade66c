package io.option150.trust.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A registry and a remote cluster's HTTP file service in one: answers what a test puts there, else 404. */
public final class RegistryCounterpart implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, byte[]> ANSWERS = new ConcurrentHashMap<>();
    private static int port;

    private @Nullable HttpServer server;

    static void answer(String path, byte[] body) {
        ANSWERS.put(path, body);
    }

    static void forget(String path) {
        ANSWERS.remove(path);
    }

    /** A remote cluster whose files are served here and whose TVS is on the port that the service asks. */
    static void cluster(String id, boolean secure) {
        answer("/api/v1/clusters/" + id, """
                {"clusterId":"%s","fqdn":"","description":"","role":"remote","tftpEnabled":true,"manualOverride":false,
                 "tftpAddresses":["127.0.0.1"],"secure":%b,"order":100,"tftpPort":1,"httpPort":%d,"peers":[],"sequence":1}
                """.formatted(id, secure, port).getBytes(UTF_8));
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            made.createContext("/", call -> {
                byte[] body = ANSWERS.get(call.getRequestURI().getPath());
                call.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
                if (body != null) {
                    call.getResponseBody().write(body);
                }
                call.close();
            });
            made.start();
            server = made;
            port = made.getAddress().getPort();
            return Map.of("option150.registry.url", "http://127.0.0.1:" + port, "option150.exchange.patience", "1s");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        ANSWERS.clear();
    }
}
