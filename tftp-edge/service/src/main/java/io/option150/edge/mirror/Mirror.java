package io.option150.edge.mirror;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import io.option150.edge.content.NoRoomException;
import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.kept.BrokenStateException;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.ServiceSettings;
import io.option150.tftp.net.Content;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is mirrored, bounded in all by option150.keep.disk. Looked into when the cache in memory has nothing; found by any
 * thread, filled by one.
 */
@Singleton
public final class Mirror implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Mirror.class);

    /** A signed form is somewhat longer than its file. */
    private static final int MOST_BYTES = ContentStore.SMALL + (64 << 10);

    /** Bytes of a kept file with its head. */
    public static final int MOST_FILE = MOST_BYTES + MirrorFile.HEAD;

    /** Disks give room by the block. */
    private static final int BLOCK = 4096;

    private final KeptFolder folder;
    private final ContentStore contents;
    private final String digest;
    private final Counter dropped;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    /** By the names of their files: what they take on disk. */
    private final Map<String, Long> held = new ConcurrentHashMap<>();

    private final AtomicLong used = new AtomicLong();

    public Mirror(KeptFolder folder, ContentStore contents, ServiceSettings services, MeterRegistry metrics) {
        this.folder = folder;
        this.contents = contents;
        this.digest = services.digest().map(Enum::name).orElse("");
        this.dropped = Counter.builder("option150.mirror.dropped")
                .description("Files of the mirror that were torn, foreign or of another format, and were not served")
                .register(metrics);
        Gauge.builder("option150.mirror.disk", used, AtomicLong::get)
                .description("Disk that own files, lists and signed forms in the mirror take, in whole blocks")
                .baseUnit("bytes")
                .register(metrics);
    }

    /** Whether anything is mirrored at all. */
    public boolean isUsed() {
        return folder.isUsed();
    }

    /** Looks what an earlier run left; before that nothing is found. Reads a folder: off the loops. */
    public void open() throws IOException {
        try (Stream<Path> files = Files.list(path())) {
            for (Path file : files.toList()) {
                if (String.valueOf(file.getFileName()).matches(MirrorName.FILE)) {
                    hold(String.valueOf(file.getFileName()), Files.size(file));
                } else {
                    Files.delete(file);
                }
            }
        }
    }

    /** How many files there are. */
    public int size() {
        return held.size();
    }

    /** Whether there is something under this key. */
    public boolean holds(CacheKey key) {
        return !held.isEmpty() && held.containsKey(file(key));
    }

    /** Under which name a key's bytes are kept: what {@link #retain} is told. */
    public String file(CacheKey key) {
        return MirrorName.of(key, digest).file();
    }

    /** The bytes under this key as {@link FetchAnswer.Has}, complete and checked; empty when there are none. */
    public CompletionStage<Optional<FetchAnswer>> find(CacheKey key) {
        return CompletableFuture.supplyAsync(() -> read(MirrorName.of(key, digest)), readers);
    }

    /** A kept file with its head, as another copy takes it; null: it is not here. Blocks. */
    public byte @Nullable [] whole(String file) throws IOException {
        return held.containsKey(file) ? Files.readAllBytes(path().resolve(file)) : null;
    }

    /**
     * Keeps what another copy had kept under this key.
     *
     * @param whole with its head
     * @return false when there is no room for it
     * @throws BrokenStateException when it is not what should be kept under this key
     */
    public boolean keepWhole(CacheKey key, byte[] whole) throws IOException {
        MirrorName name = MirrorName.of(key, digest);
        byte[] bytes = MirrorFile.bytes(name, whole);
        if (key instanceof CacheKey.Own own
                && !own.sha256().equals(HexFormat.of().formatHex(MirrorName.sha256(bytes)))) {
            throw new BrokenStateException("its bytes have another digest");
        }
        return keep(name, whole);
    }

    /**
     * Keeps these bytes; returns when they are on disk.
     *
     * @param content complete, claimed by the caller
     * @return false when there is no room for them
     */
    public boolean keep(CacheKey key, StoredContent content) throws IOException {
        MirrorName name = MirrorName.of(key, digest);
        return content.length() <= MOST_BYTES && keep(name, MirrorFile.of(name, bytes(content)));
    }

    private boolean keep(MirrorName name, byte[] file) throws IOException {
        if (file.length > MOST_FILE || used.get() + blocks(file.length) > folder.limit()) {
            return false;
        }
        Path path = path().resolve(name.file());
        Path next = path.resolveSibling(name.file() + ".next");
        // Its sum tells whether it came to the disk whole: nobody waits for that.
        Files.write(next, file);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        hold(name.file(), file.length);
        return true;
    }

    /** Removes all but these. */
    public void retain(Set<String> files) throws IOException {
        for (String file : List.copyOf(held.keySet())) {
            if (!files.contains(file)) {
                remove(file);
            }
        }
    }

    @Override
    @PreDestroy
    public void close() {
        readers.close();
    }

    private Optional<FetchAnswer> read(MirrorName name) {
        try {
            byte[] bytes = MirrorFile.bytes(name, Files.readAllBytes(path().resolve(name.file())));
            ContentClaim claim = contents.start(bytes.length);
            claim.content().append(ByteBuffer.wrap(bytes));
            claim.content().complete();
            if (claim.content().state() == Content.State.COMPLETE) {
                return Optional.of(new FetchAnswer.Has(claim, Validators.NONE, ""));
            }
            claim.close();
        } catch (BrokenStateException e) {
            dropped.increment();
            LOG.warnf("A file of the mirror is dropped, and not served: %s: %s", name.text(), e.getMessage());
            drop(name);
        } catch (NoRoomException e) {
            LOG.debugf("No room for a file of the mirror: %s", e.getMessage());
        } catch (IOException e) {
            LOG.warnf("A file of the mirror cannot be read: %s: %s", name.text(), e);
            held.remove(name.file());
        }
        return Optional.empty();
    }

    private void drop(MirrorName name) {
        try {
            remove(name.file());
        } catch (IOException e) {
            LOG.warnf("A file of the mirror cannot be removed: %s", e);
        }
    }

    private void remove(String file) throws IOException {
        Files.deleteIfExists(path().resolve(file));
        Long size = held.remove(file);
        if (size != null) {
            used.addAndGet(-size);
        }
    }

    private void hold(String file, long bytes) {
        Long before = held.put(file, blocks(bytes));
        used.addAndGet(blocks(bytes) - (before == null ? 0 : before));
    }

    private Path path() throws IOException {
        return folder.of("mirror");
    }

    private static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static byte[] bytes(StoredContent content) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(content.length()));
        while (all.hasRemaining()) {
            if (content.read(all.position(), all) <= 0) {
                throw new IOException("the bytes end at " + all.position() + " of " + content.length());
            }
        }
        return all.array();
    }
}
