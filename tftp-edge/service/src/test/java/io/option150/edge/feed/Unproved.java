package io.option150.edge.feed;

import io.option150.edge.EdgeSurroundings;
import io.option150.edge.Topics;
import io.option150.edge.upstream.OwnServer;
import io.option150.testkit.TestBackends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The topics are there, without any marker; the other services' APIs and the file store's lists are away. */
public final class Unproved implements QuarkusTestResourceLifecycleManager {

    private @Nullable OwnServer own;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            Topics.make(TestBackends.start().bootstrapServers());
            OwnServer server = new OwnServer();
            own = server;
            Path cache = Files.createTempDirectory("option150-edge");
            folder = cache;
            Map<String, String> config = new HashMap<>();
            config.put("quarkus.http.test-port", "0");
            config.put("option150.tftp.port", "0");
            config.put("option150.tftp.listen", "127.0.0.1");
            config.put("option150.tftp.drain", "0s");
            config.put("option150.http.port", "0");
            config.put("option150.cache.directory", cache.toString());
            config.put("option150.events.snapshot-after", "0s");
            config.put("option150.events.retry", "200ms");
            // The file store here has the bytes alone.
            config.put("option150.ready.wait-for-files", "0s");
            config.put("option150.registry.url", server.url());
            config.put("option150.file-store.url", server.url());
            config.put("option150.trust.url", server.url());
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (own != null) {
            own.close();
        }
        if (folder != null) {
            EdgeSurroundings.clear(folder);
        }
    }
}
