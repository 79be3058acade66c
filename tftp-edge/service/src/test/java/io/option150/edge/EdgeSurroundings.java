package io.option150.edge;

import io.option150.edge.upstream.OwnServer;
import io.option150.testkit.TestBackends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Free ports, a cache folder, the other services' APIs, and the topics. */
public final class EdgeSurroundings implements QuarkusTestResourceLifecycleManager {

    private @Nullable OwnServer own;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            String kafka = TestBackends.start().bootstrapServers();
            Topics.make(kafka);
            try (Topics topics = new Topics(kafka)) {
                topics.whole();
            }
            OwnServer server = new OwnServer();
            own = server;
            Path cache = Files.createTempDirectory("option150-edge");
            folder = cache;
            Map<String, String> config = new HashMap<>(config(server, cache));
            config.put("option150.events.snapshot-after", "10m");
            // The file store here has the bytes alone.
            config.put("option150.ready.wait-for-files", "0s");
            // What is fetched ahead would be counted with what phones ask for: see StartedAloneTest.
            config.put("option150.keep.disk", "0");
            config.put("option150.keep.fetched", "0");
            config.put("option150.drain.quiet", "0s");
            // As one configuration for all services would have it.
            config.put("option150.trust.unknown-phones", "refuse");
            config.put("option150.registry.port", "8082");
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the topics cannot be made", e);
        }
    }

    static Map<String, String> config(OwnServer own, Path cache) {
        return Map.of(
                "quarkus.http.test-port", "0",
                "option150.tftp.port", "0",
                "option150.tftp.listen", "127.0.0.1",
                "option150.tftp.drain", "0s",
                "option150.http.port", "0",
                "option150.cache.directory", cache.toString(),
                "option150.peer.tftp-timeout", "1s",
                "option150.registry.url", own.url(),
                "option150.file-store.url", own.url(),
                "option150.trust.url", own.url());
    }

    @Override
    public void stop() {
        if (own != null) {
            own.close();
        }
        if (folder != null) {
            clear(folder);
        }
    }

    /** Removes a folder with all that is in it. */
    public static void clear(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
