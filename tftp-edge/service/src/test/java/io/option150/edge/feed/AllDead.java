package io.option150.edge.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.EdgeSurroundings;
import io.option150.edge.Records;
import io.option150.edge.Settings;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.NoRoomException;
import io.option150.edge.content.TestStore;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.mirror.Mirror;
import io.option150.edge.name.NameSettings;
import io.option150.edge.upstream.ServiceSettings;
import io.option150.edge.view.Loaded;
import io.option150.edge.view.View;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.option150.trust.contract.TrustListRecord;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Nobody answers, neither Kafka nor a service; an earlier run of the edge has left what it kept on disk, one file of it torn. */
public final class AllDead implements QuarkusTestResourceLifecycleManager {

    static final byte[] SAME = "stays as it is".getBytes(UTF_8);
    static final byte[] OLD = "changes while the edge is down".getBytes(UTF_8);
    static final byte[] SIGNED = "signed by an earlier run".getBytes(UTF_8);
    static final byte[] ITL = "a trust list".getBytes(UTF_8);
    static final byte[] TORN = "torn".getBytes(UTF_8);
    static final String SIGNER = "5".repeat(64);

    private @Nullable TestTokens tokens;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            TestBackends backends = TestBackends.start();
            backends.deleteTopics();
            backends.stopKafka();
            Path cache = Files.createTempDirectory("option150-edge");
            folder = cache;
            keep(cache.resolve("kept"));
            TestTokens files = TestTokens.write();
            tokens = files;
            Map<String, String> config = new HashMap<>(files.config());
            config.put("kafka.bootstrap.servers", backends.bootstrapServers());
            config.put("quarkus.http.test-port", "0");
            config.put("option150.tftp.port", "0");
            config.put("option150.tftp.listen", "127.0.0.1");
            config.put("option150.tftp.drain", "0s");
            config.put("option150.http.port", "0");
            config.put("option150.cache.directory", cache.toString());
            config.put("option150.events.snapshot-after", "100ms");
            config.put("option150.events.retry", "200ms");
            config.put("option150.ready.wait-for-files", "10m");
            config.put("option150.registry.url", "http://127.0.0.1:1");
            config.put("option150.file-store.url", "http://127.0.0.1:1");
            config.put("option150.trust.url", "http://127.0.0.1:1");
            return config;
        } catch (Exception e) {
            throw new IllegalStateException("the surroundings cannot be made", e);
        }
    }

    @Override
    public void stop() {
        try {
            TestBackends.start().startKafka();
            if (tokens != null) {
                tokens.delete();
            }
            if (folder != null) {
                EdgeSurroundings.clear(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As an earlier run leaves it. */
    private static void keep(Path folder) throws IOException {
        View view = new View(Settings.of(NameSettings.class), List.of());
        Loaded loaded = new Loaded(view);
        KeptFolder kept = new KeptFolder(folder, 1 << 20);
        view.clusterTable().take("local", Records.told(1, Records.local()));
        view.deviceTable().take("SEP0000000000D1", Records.told(1, Records.device("SEP0000000000D1", "gone", 1)));
        view.certificateTable().take(SIGNER, Records.told(1, Records.signer(SIGNER, 1)));
        view.trustListTable()
                .take(
                        "ITLFile.tlv",
                        Records.told(
                                1,
                                new TrustListRecord(
                                        "ITLFile.tlv",
                                        Records.sha256(ITL),
                                        ITL.length,
                                        Instant.parse("2026-01-02T03:04:05Z"),
                                        1)));
        file(view, "same.xml", SAME, 1);
        file(view, "old.xml", OLD, 2);
        file(view, "torn.xml", TORN, 3);
        Loaded.FOLLOWED.forEach(topic -> loaded.becomes(topic, Loaded.By.TOPICS));
        new KeptTopics(
                        kept,
                        new EventTable(new ObjectMapper().registerModule(new JavaTimeModule()), view),
                        loaded,
                        new SimpleMeterRegistry())
                .write();
        ServiceSettings services =
                new ServiceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        try (TestStore store = TestStore.of(16 << 20, 16 << 20);
                Mirror mirror = new Mirror(kept, store.contents, services, new SimpleMeterRegistry())) {
            for (byte[] bytes : List.of(SAME, OLD, ITL, TORN)) {
                mirror(store, mirror, new CacheKey.Own(Records.sha256(bytes), ""), bytes);
            }
            for (String name : List.of("same.xml", "old.xml")) {
                byte[] plain = name.equals("same.xml") ? SAME : OLD;
                mirror(
                        store,
                        mirror,
                        new CacheKey.Signed(Records.sha256(plain), view.signer(), "", name + ".sgn"),
                        SIGNED);
            }
        }
        try (Stream<Path> files = Files.list(folder.resolve("mirror"))) {
            for (Path path : files.toList()) {
                byte[] all = Files.readAllBytes(path);
                if (new String(all, UTF_8).endsWith(new String(TORN, UTF_8))) {
                    all[all.length - 1] ^= 1;
                    Files.write(path, all);
                }
            }
        }
    }

    private static void file(View view, String path, byte[] bytes, long sequence) {
        view.fileTable().take(path, Records.told(sequence, Records.file(path, bytes, sequence)));
    }

    private static void mirror(TestStore store, Mirror mirror, CacheKey key, byte[] bytes) throws IOException {
        try (ContentClaim claim = store.contents.start(bytes.length)) {
            claim.content().append(ByteBuffer.wrap(bytes));
            claim.content().complete();
            if (!mirror.keep(key, claim.content())) {
                throw new IllegalStateException("there must be room for " + key);
            }
        } catch (NoRoomException e) {
            throw new IllegalStateException(e);
        }
    }
}
