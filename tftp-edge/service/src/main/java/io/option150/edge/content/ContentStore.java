package io.option150.edge.content;

import io.option150.tftp.net.Content;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongPredicate;

/** Makes contents and bounds what all of them take together (RES-17). */
@Singleton
public final class ContentStore implements AutoCloseable {

    /** Contents up to this many bytes stay on the heap. */
    public static final int SMALL = 1 << 20;

    private final Budget heap;
    private final Budget disk;
    private final CacheFolder folder;
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile LongPredicate evict = _ -> false;

    @Inject
    ContentStore(ContentSettings settings, CacheFolder folder) {
        this(settings.memory().asLongValue(), settings.disk().asLongValue(), folder);
    }

    ContentStore(long memoryBytes, long diskBytes, CacheFolder folder) {
        this.heap = new Budget(memoryBytes);
        this.disk = new Budget(diskBytes);
        this.folder = folder;
    }

    /**
     * Starts a content; the caller gets its first claim and feeds it.
     *
     * @param length in bytes, or {@link Content#UNKNOWN}
     * @throws NoRoomException when it is large and neither disk nor heap have room for it
     */
    public ContentClaim start(long length) throws NoRoomException {
        var content = new StoredContent(this, length);
        if (length > SMALL) {
            content.reserve(length);
        }
        return new ContentClaim(content);
    }

    /**
     * Names who gives room on disk back when there is none.
     *
     * @param evictor is told how many bytes are wanted and answers whether it let go of anything
     */
    public void onFull(LongPredicate evictor) {
        evict = evictor;
    }

    /** Bytes that large contents take on disk now. */
    public long diskUsed() {
        return disk.used();
    }

    /** Most bytes that large contents may take on disk. */
    public long diskLimit() {
        return disk.limit();
    }

    /** Most bytes that the cache may hold on the heap. */
    public long heapLimit() {
        return heap.limit();
    }

    /** Room for a large content, on disk if there is any. */
    Room roomFor(long bytes) throws NoRoomException {
        if (disk.take(bytes) || (bytes <= disk.limit() && evict.test(bytes) && disk.take(bytes))) {
            return new Room(disk, true, bytes);
        }
        if (heap.take(bytes)) {
            return new Room(heap, false, bytes);
        }
        throw new NoRoomException(bytes);
    }

    /** Room in memory for what the disk has yet to take; it may grow. */
    Room memory() {
        return new Room(heap, false, 0);
    }

    CacheFolder folder() {
        return folder;
    }

    /** Runs what waits for the disk, off every loop. */
    void offLoop(Runnable work) {
        if (writers.isShutdown()) {
            // The service ends: nobody is served any more, and what is left is to remove files.
            work.run();
        } else {
            writers.execute(work);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        writers.close();
    }
}
