package io.option150.edge.content;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The part of a large content that is on disk. Full chunks are written one after the other off the loops; the last,
 * unfinished one stays on the heap, which costs less than to write it twice.
 */
final class DiskTail {

    private static final Logger LOG = Logger.getLogger(DiskTail.class);

    private final ContentStore store;
    private final Supplier<byte @Nullable []> next;
    private final Runnable written;
    private final Consumer<String> failed;
    private final Path path;
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();
    private volatile @Nullable FileChannel file;
    private volatile boolean discarded;
    private volatile boolean ended;
    private volatile @Nullable MemorySegment memory;
    private long end;

    DiskTail(ContentStore store, Supplier<byte @Nullable []> next, Runnable written, Consumer<String> failed) {
        this.store = store;
        this.next = next;
        this.written = written;
        this.failed = failed;
        this.path = store.folder().next();
    }

    /** Writes what there is to write; merged with a run under way. */
    void flushLater() {
        if (wanted.getAndIncrement() == 0) {
            store.offLoop(this::run);
        }
    }

    /** No more chunks come: what is on disk may be mapped as soon as it is written. */
    void ended() {
        ended = true;
        flushLater();
    }

    /** The bytes on disk as memory; null until all chunks are written. */
    @Nullable
    MemorySegment memory() {
        return memory;
    }

    /** Has {@code resume} run when all full chunks are written. */
    void drained(Runnable resume) {
        waiting.set(resume);
        flushLater();
    }

    /** Reads bytes that are on disk; they were written a moment ago or are in the system's cache as a rule. */
    int read(long position, ByteBuffer target, long count) {
        FileChannel from = file;
        if (from == null) {
            return 0;
        }
        int limit = target.limit();
        try {
            target.limit(target.position() + (int) count);
            return Math.max(from.read(target, position), 0);
        } catch (IOException e) {
            LOG.warnf(e, "%s cannot be read", path);
            failed.accept("the cache's disk failed: " + e.getMessage());
            return 0;
        } finally {
            target.limit(limit);
        }
    }

    /** Nobody reads any more: the file goes as soon as no write is under way. */
    void discard() {
        discarded = true;
        flushLater();
    }

    private void run() {
        int seen;
        do {
            seen = wanted.get();
            try {
                if (discarded) {
                    remove();
                } else {
                    writeAll();
                }
            } catch (IOException e) {
                LOG.warnf(e, "%s cannot be written", path);
                failed.accept("the cache's disk failed: " + e.getMessage());
            }
            Runnable resume = waiting.getAndSet(null);
            if (resume != null) {
                resume.run();
            }
        } while (!wanted.compareAndSet(seen, 0));
    }

    private void writeAll() throws IOException {
        for (byte[] chunk = next.get(); chunk != null && !discarded; chunk = next.get()) {
            FileChannel to = opened();
            ByteBuffer bytes = ByteBuffer.wrap(chunk);
            while (bytes.hasRemaining()) {
                end += to.write(bytes, end);
            }
            written.run();
        }
        FileChannel all = file;
        if (ended && memory == null && all != null && !discarded) {
            // Unmapped by the collector: a transfer may still send from it when the last claim is given back.
            memory = all.map(FileChannel.MapMode.READ_ONLY, 0, end, Arena.ofAuto());
        }
    }

    private FileChannel opened() throws IOException {
        FileChannel open = file;
        if (open == null) {
            open = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            file = open;
        }
        return open;
    }

    private void remove() throws IOException {
        FileChannel open = file;
        if (open != null) {
            open.close();
            file = null;
            Files.deleteIfExists(path);
        }
    }
}
