package io.option150.tftp.net.client;

import io.option150.tftp.net.datagram.NioDriver;
import io.option150.tftp.net.loop.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/**
 * A TFTP client (RFC 1350, 2347, 2348, 2349, 7440): any number of fetches at once on one thread of its own. Each fetch
 * has its own port, its TID.
 */
public final class TftpClient implements AutoCloseable {
    /** Room for an RRQ with a name of any length that a datagram holds. */
    private static final int PACKET_BYTES = 65535;

    /** Longest name in bytes: with mode and options it must fit one datagram. */
    private static final int LONGEST_NAME = 60_000;

    /** Complete fetches whose ports are kept; each holds two of the system's descriptors. */
    private static final int MOST_LINGERING = 512;

    private final NioDriver driver;
    private final EventLoop loop;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_BYTES);
    private final Set<FileFetch> running = new HashSet<>();
    private final SequencedSet<FileFetch> lingering = new LinkedHashSet<>();
    private boolean closed;

    private TftpClient(NioDriver driver) {
        this.driver = driver;
        this.loop = new EventLoop("tftp-client", driver, this::end);
    }

    /**
     * Starts the client's thread.
     *
     * @throws IOException when the system gives no selector
     */
    public static TftpClient start() throws IOException {
        TftpClient client = new TftpClient(NioDriver.open());
        client.loop.start();
        return client;
    }

    /**
     * Asks {@code server} for a file in octet mode. Returns at once; all else is told to {@code sink} on the client's
     * thread. A server with which the options come to nothing, be it by an ERROR that is not about the file, by an OACK that
     * may not be believed or by blocks of another size, is asked once more without any.
     *
     * @throws IllegalArgumentException when the name holds a NUL or is too long for a datagram
     */
    public Fetch get(InetSocketAddress server, String fileName, FetchOptions options, FetchSink sink) {
        if (fileName.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("fileName must hold no NUL");
        }
        if (fileName.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "fileName must be at most " + LONGEST_NAME + " bytes, has " + fileName.length() + " characters");
        }
        FileFetch fetch = new FileFetch(this, server, fileName, options, sink);
        loop.post(() -> begin(fetch));
        return () -> loop.post(fetch::cancel);
    }

    private void begin(FileFetch fetch) {
        if (closed) {
            fetch.cancel();
        } else {
            running.add(fetch);
            fetch.start();
        }
    }

    /** The fetch is complete and keeps its port for a while; the oldest of too many gives it up. */
    void lingers(FileFetch fetch) {
        lingering.add(fetch);
        if (lingering.size() > MOST_LINGERING) {
            lingering.getFirst().cancel();
        }
    }

    void forget(FileFetch fetch) {
        running.remove(fetch);
        lingering.remove(fetch);
    }

    EventLoop loop() {
        return loop;
    }

    /** The buffer in which packets are made, empty; good until the next call. */
    ByteBuffer packet() {
        return packet.clear();
    }

    NioDriver driver() {
        return driver;
    }

    private void end() {
        closed = true;
        List.copyOf(running).forEach(FileFetch::cancel);
    }

    /** Cancels every fetch and ends the thread; returns when all is done. */
    @Override
    public void close() {
        loop.stop();
        try {
            loop.awaitEnd();
        } catch (InterruptedException interrupted) {
            // The thread ends all the same, only nobody waits for it.
            Thread.currentThread().interrupt();
        }
    }
}
