package io.option150.trust.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The registry and one remote cluster: it serves the answers and files that a test puts here, and passes connections to the
 * cluster's TVS on to whatever plays it.
 */
public final class RemoteCounterpart implements QuarkusTestResourceLifecycleManager {

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private volatile @Nullable InetSocketAddress tvs;
    private @Nullable HttpServer http;
    private @Nullable ServerSocket door;
    private @Nullable ExecutorService threads;

    @Override
    public Map<String, String> start() {
        try {
            ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
            var loopback = InetAddress.ofLiteral("127.0.0.1");
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            server.setExecutor(workers);
            server.createContext("/", this::get);
            server.start();
            ServerSocket tvsDoor = new ServerSocket(0, 50, loopback);
            workers.execute(() -> let(tvsDoor, workers));
            threads = workers;
            http = server;
            door = tvsDoor;
            return Map.of(
                    "option150.registry.url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "option150.exchange.tvs-port",
                    Integer.toString(tvsDoor.getLocalPort()),
                    "option150.exchange.patience",
                    "10s");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RemoteCounterpart.class));
    }

    @Override
    public void stop() {
        if (http != null && door != null && threads != null) {
            http.stop(0);
            try {
                door.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            threads.shutdownNow();
        }
    }

    /** A remote cluster whose files are served here. */
    public void cluster(String id, boolean secure) {
        cluster(id, secure, "\"127.0.0.1\"");
    }

    /** A remote cluster of these addresses, as JSON has them. */
    public void cluster(String id, boolean secure, String addresses) {
        int port = http == null ? 0 : http.getAddress().getPort();
        answers.put("/api/v1/clusters/" + id, """
                {"clusterId":"%s","fqdn":"","description":"","role":"remote","tftpEnabled":true,"manualOverride":false,
                 "tftpAddresses":[%s],"secure":%b,"order":100,"tftpPort":1,"httpPort":%d,"peers":[],"sequence":1}
                """.formatted(id, addresses, secure, port)
                .getBytes(UTF_8));
    }

    /** The remote cluster has this file; null: it has not. */
    public void file(String name, byte @Nullable [] content) {
        if (content == null) {
            answers.remove("/" + name);
        } else {
            answers.put("/" + name, content);
        }
    }

    /** Who plays the remote cluster's TVS; null: nobody. */
    public void tvs(@Nullable InetSocketAddress server) {
        tvs = server;
    }

    /** Where the registry and the cluster's files are served: HTTP without TLS. */
    public InetSocketAddress plainHttp() {
        return Objects.requireNonNull(http, "http").getAddress();
    }

    private void get(HttpExchange call) throws IOException {
        byte[] body = answers.get(call.getRequestURI().getPath());
        call.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
        if (body != null) {
            call.getResponseBody().write(body);
        }
        call.close();
    }

    private void let(ServerSocket at, ExecutorService workers) {
        try {
            while (true) {
                Socket phone = at.accept();
                InetSocketAddress to = tvs;
                if (to == null) {
                    phone.close();
                } else {
                    Socket server = new Socket(to.getAddress(), to.getPort());
                    workers.execute(() -> pass(phone, server));
                    workers.execute(() -> pass(server, phone));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One side has closed: so does the other.
        }
    }
}
