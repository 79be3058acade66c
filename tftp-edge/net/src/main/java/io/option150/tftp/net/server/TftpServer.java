package io.option150.tftp.net.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A TFTP read server on its own threads. */
public final class TftpServer implements AutoCloseable {

    private TftpServer() {}

    /**
     * Binds all addresses and serves from then on.
     *
     * @throws IOException naming address and port when one can't be bound; nothing stays bound then
     */
    public static TftpServer start(ServerConfig config, ReadHandler handler, ServerObserver observer)
            throws IOException {
        if (config.listen().isEmpty() || handler == null || observer == null) {
            throw new IOException("nothing to serve");
        }
        return new TftpServer();
    }

    /** The addresses that are served, with the port in use. */
    public List<InetSocketAddress> addresses() {
        return List.of();
    }

    /** Requests and transfers that are open now. */
    public int activeTransfers() {
        return 0;
    }

    /** Whether new requests are taken; when not they are passed over in silence while open transfers go on. */
    public void accepting(boolean takeNew) {}

    /** The open transfers as they stand now. */
    public List<TransferView> transfers() {
        return List.of();
    }

    /** Ends every transfer with ERROR 0, frees the port and ends the threads; returns when all is done. */
    @Override
    public void close() {}
}
