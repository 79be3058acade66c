package io.option150.edge.feed;

import io.option150.edge.EdgeSurroundings;
import io.option150.edge.Records;
import io.option150.edge.upstream.OwnServer;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Kafka is stopped, the other services' APIs answer: a snapshot in pages of one. */
public final class KafkaAway implements QuarkusTestResourceLifecycleManager {

    static final String FILE = "snapshot.xml";

    private @Nullable OwnServer own;
    private @Nullable TestTokens tokens;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            TestBackends backends = TestBackends.start();
            backends.deleteTopics();
            backends.stopKafka();
            OwnServer server = new OwnServer();
            own = server;
            fill(server);
            TestTokens files = TestTokens.write();
            tokens = files;
            Path cache = Files.createTempDirectory("option150-edge");
            folder = cache;
            Map<String, String> config = new HashMap<>(files.config());
            config.put("kafka.bootstrap.servers", backends.bootstrapServers());
            config.put("quarkus.http.test-port", "0");
            config.put("option150.tftp.port", "0");
            config.put("option150.tftp.listen", "127.0.0.1");
            config.put("option150.http.port", "0");
            config.put("option150.cache.directory", cache.toString());
            config.put("option150.events.snapshot-after", "0s");
            config.put("option150.events.snapshot-every", "1s");
            config.put("option150.events.retry", "200ms");
            config.put("option150.events.page-size", "1");
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
        try {
            TestBackends.start().startKafka();
            if (own != null) {
                own.close();
            }
            if (tokens != null) {
                tokens.delete();
            }
            if (folder != null) {
                EdgeSurroundings.clear(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void fill(OwnServer server) {
        byte[] bytes = "from the snapshot".getBytes(StandardCharsets.UTF_8);
        server.store(FILE, bytes, 1);
        list(server, "clusters", """
                {"clusterId":"local","fqdn":"","description":"","role":"local","tftpEnabled":true,"manualOverride":false,
                "tftpAddresses":[],"secure":false,"order":100,"tftpPort":69,"httpPort":6970,"peers":[],"sequence":1}""", """
                {"clusterId":"off","fqdn":"","description":"","role":"remote","tftpEnabled":false,"manualOverride":true,
                "tftpAddresses":["127.0.0.2"],"secure":false,"order":1,"tftpPort":69,"httpPort":null,"peers":[],
                "sequence":2}""");
        list(server, "devices", "{\"name\":\"SEP0000000000F1\",\"clusterId\":\"off\",\"sequence\":1}");
        list(server, "files", file(FILE, bytes, 1));
        list(server, "certificates");
        list(server, "phone-certificates");
        // The trust lists are not there yet: see SnapshotTest.
    }

    /** A file as the file store's list has it. */
    static String file(String path, byte[] bytes, long sequence) {
        return """
                {"path":"%s","size":%d,"sha256":"%s","version":1,"form":"plain","modified":"2026-01-02T03:04:05Z",
                "sequence":%d,"later":"a field of a newer version"}""".formatted(path, bytes.length, Records.sha256(bytes), sequence);
    }

    /** Has the server give a whole list, in pages of one, the last of them empty. */
    static void list(OwnServer server, String list, String... items) {
        for (int page = 0; page <= items.length; page++) {
            String item = page < items.length ? items[page] : "";
            server.answer(
                    list + "?page=" + page + "&size=1",
                    "{\"items\":[" + item + "],\"page\":" + page + ",\"size\":1,\"total\":" + items.length + "}");
        }
    }
}
