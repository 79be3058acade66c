package io.option150.edge.warm;

import com.sun.net.httpserver.HttpServer;
import io.option150.edge.EdgeSurroundings;
import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.testkit.TestBackends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The topics are whole, the file store is away, and another copy of the edge holds one file that is true and one that is not. */
public final class StoreAway implements QuarkusTestResourceLifecycleManager {

    static final String FILE = "hot.xml";
    static final String COLD = "cold.xml";
    static final byte[] BYTES = "what phones ask for most".getBytes(StandardCharsets.UTF_8);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer copy;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            String kafka = TestBackends.start().bootstrapServers();
            Topics.make(kafka);
            try (Topics topics = new Topics(kafka)) {
                topics.file(Records.file(FILE, BYTES, 1));
                topics.file(Records.file(COLD, "what it is by now".getBytes(StandardCharsets.UTF_8), 2));
                topics.whole();
            }
            HttpServer other = copy();
            copy = other;
            Path cache = Files.createTempDirectory("option150-edge");
            folder = cache;
            Map<String, String> config = new HashMap<>();
            config.put("quarkus.http.test-port", "0");
            config.put("option150.tftp.port", "0");
            config.put("option150.tftp.listen", "127.0.0.1");
            config.put("option150.tftp.drain", "0s");
            config.put("option150.http.port", "0");
            config.put("option150.cache.directory", cache.toString());
            config.put("option150.events.snapshot-after", "10m");
            config.put("option150.ready.wait-for-files", "10m");
            // Nobody listens on the first one.
            config.put(
                    "option150.edge.peers",
                    "http://127.0.0.1:1,http://127.0.0.1:" + other.getAddress().getPort());
            config.put("option150.file-store.url", "http://127.0.0.1:1");
            config.put("option150.registry.url", "http://127.0.0.1:1");
            config.put("option150.trust.url", "http://127.0.0.1:1");
            return config;
        } catch (Exception e) {
            throw new IllegalStateException("the surroundings cannot be made", e);
        }
    }

    @Override
    public void stop() {
        if (copy != null) {
            copy.stop(0);
        }
        threads.close();
        if (folder != null) {
            EdgeSurroundings.clear(folder);
        }
    }

    private HttpServer copy() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        String list = "{\"items\":[" + item(FILE, Records.sha256(BYTES)) + "," + item(COLD, "0".repeat(64)) + "]}";
        server.createContext("/api/v1/copies", call -> {
            boolean all = call.getRequestURI().getPath().endsWith("copies");
            boolean known = all || call.getRequestURI().getPath().endsWith(Records.sha256(BYTES));
            byte[] body = all ? list.getBytes(StandardCharsets.UTF_8) : BYTES;
            if (all) {
                call.getResponseHeaders().set("Content-Type", "application/json");
            }
            call.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
            if (known) {
                call.getResponseBody().write(body);
            }
            call.close();
        });
        server.start();
        return server;
    }

    private static String item(String path, String sha256) {
        return "{\"path\":\"" + path + "\",\"sha256\":\"" + sha256 + "\",\"bytes\":" + BYTES.length + "}";
    }
}
