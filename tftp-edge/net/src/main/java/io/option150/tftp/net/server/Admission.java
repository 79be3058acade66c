package io.option150.tftp.net.server;

import io.option150.tftp.net.Content;
import io.option150.tftp.net.datagram.Peer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/** Whether a new request may start, over all loops of a server; asked for each, so it is cheap and takes no lock. */
final class Admission {
    private static final int COUNTERS = 1 << 16;
    private static final long NANOS_A_TRANSFER = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long MOST_CROWD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AdmissionLimits limits;
    private final int crowdedAt;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger silent = new AtomicInteger();
    private final AtomicIntegerArray ofNetwork = new AtomicIntegerArray(COUNTERS);
    private volatile boolean accepting = true;

    Admission(AdmissionLimits limits) {
        this.limits = limits;
        this.crowdedAt = limits.transfers() - limits.transfers() / 4;
    }

    /** Whether new requests are taken at all. */
    void accepting(boolean takeNew) {
        accepting = takeNew;
    }

    /** Why a request of that client may not start; null when it may. */
    @Nullable
    DropReason obstacle(Peer client) {
        if (!accepting) {
            return DropReason.NOT_ACCEPTING;
        }
        if (open.get() >= limits.transfers()) {
            return DropReason.FULL;
        }
        return ofNetwork.get(counter(client)) >= limits.perNetwork() ? DropReason.NETWORK_FULL : null;
    }

    /** Whether a content, for which a transfer is open already, must not start now because small files go first. */
    boolean mustWait(Content content) {
        if (open.get() <= crowdedAt) {
            return false;
        }
        long length = content.length();
        return length == Content.UNKNOWN || length > limits.smallBytes();
    }

    /**
     * Shortest wait for an answer while so many transfers are open: each has a packet on its way, and those before it take
     * their time in the kernels of both ends. Nothing measured before a storm tells of that, and repeats would feed it.
     * A client that has fallen silent does not count, or those that went with the last block would slow down the rest.
     */
    long crowdNanos() {
        return Math.min(MOST_CROWD_NANOS, (open.get() - silent.get()) * NANOS_A_TRANSFER);
    }

    /** Open transfers whose clients have fallen silent. */
    int silent() {
        return silent.get();
    }

    /** The client of an open transfer has fallen silent. */
    void fellSilent() {
        silent.incrementAndGet();
    }

    /** The client of a silent transfer is heard again, or the transfer is over. */
    void silenceEnded() {
        silent.decrementAndGet();
    }

    /** A transfer was opened. */
    void opened(Peer client) {
        open.incrementAndGet();
        ofNetwork.incrementAndGet(counter(client));
    }

    /** A transfer that was opened is over. */
    void closed(Peer client) {
        open.decrementAndGet();
        ofNetwork.decrementAndGet(counter(client));
    }

    /** Transfers that are open. */
    int open() {
        return open.get();
    }

    private static int counter(Peer client) {
        return ClientNetwork.slot(ClientNetwork.of(client), COUNTERS);
    }
}
