package io.option150.tftp.net.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A TFTP read server (RFC 1350, 2347, 2348, 2349, 7440) on its own threads.
 *
 * <p>All clients are served from the port they asked, told apart by address and port, so that an answer finds its way
 * through any NAT; {@link ServerConfig#ownPort()} gives each transfer a port of its own instead. The answer leaves from
 * the address that was asked.
 */
public final class TftpServer implements AutoCloseable {
    private final List<ServerLoop> loops;
    private final Admission admission;

    private TftpServer(ServerConfig config, ReadHandler handler, ServerObserver observer) throws IOException {
        admission = new Admission(config.limits());
        loops = LoopSet.open(config, handler, observer, admission);
    }

    /**
     * Binds all addresses and serves from then on.
     *
     * @throws IOException naming address and port when one can't be bound; nothing stays bound then
     */
    public static TftpServer start(ServerConfig config, ReadHandler handler, ServerObserver observer)
            throws IOException {
        TftpServer server = new TftpServer(config, handler, observer);
        server.loops.forEach(loop -> loop.loop().start());
        return server;
    }

    /** The addresses that are served, with the port in use. */
    public List<InetSocketAddress> addresses() {
        return loops.getFirst().listeners().stream().map(Listener::local).toList();
    }

    /** Requests and transfers that are open now. */
    public int activeTransfers() {
        return admission.open();
    }

    /** Those of them whose clients have fallen silent. */
    int silentTransfers() {
        return admission.silent();
    }

    /** Whether new requests are taken; when not they are passed over in silence while open transfers go on. */
    public void accepting(boolean takeNew) {
        admission.accepting(takeNew);
    }

    /** The open transfers as they stand now. */
    public List<TransferView> transfers() {
        long now = System.nanoTime();
        return loops.stream()
                .flatMap(loop -> loop.listeners().stream())
                .flatMap(listener -> listener.transfers().stream())
                .map(transfer -> transfer.view(now))
                .toList();
    }

    /** Ends every transfer with ERROR 0, frees the port and ends the threads; returns when all is done. */
    @Override
    public void close() {
        admission.accepting(false);
        loops.forEach(loop -> loop.loop().stop());
        try {
            for (ServerLoop loop : loops) {
                loop.loop().awaitEnd();
            }
        } catch (InterruptedException interrupted) {
            // The loops end all the same, only nobody waits for it.
            Thread.currentThread().interrupt();
        }
    }
}
