package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.transport.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loops of a server with every address bound in each of them. The set is fixed for life. */
final class LoopSet {
    private static final Logger LOG = LoggerFactory.getLogger(LoopSet.class);

    /** How often a free port is looked for that all addresses have free. */
    private static final int PORT_TRIES = 20;

    private LoopSet() {}

    /**
     * Binds all, or nothing.
     *
     * @throws IOException naming address and port when one can't be bound
     */
    static List<ServerLoop> open(ServerConfig config, ReadHandler handler, ServerObserver observer, Admission admission)
            throws IOException {
        Transport transport = Transport.choose(config.transport(), Transport.available());
        List<InetAddress> addresses = transport.answersFromAskedAddress()
                ? ListenAddresses.byFamily(config.listen())
                : ListenAddresses.expand(config.listen());
        for (int tries = 1; ; tries++) {
            try {
                return tryOpen(config, transport, addresses, handler, observer, admission);
            } catch (BindException taken) {
                if (config.port() != 0 || tries == PORT_TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static List<ServerLoop> tryOpen(
            ServerConfig config,
            Transport transport,
            List<InetAddress> addresses,
            ReadHandler handler,
            ServerObserver observer,
            Admission admission)
            throws IOException {
        int count = transport.spreadsLoad() ? config.loops() : 1;
        List<ServerLoop> loops = new ArrayList<>();
        try {
            for (int index = 0; index < count; index++) {
                loops.add(new ServerLoop("tftp-loop-" + index, config, observer, admission, transport.open()));
            }
            int port = config.port();
            for (InetAddress address : addresses) {
                port = bind(loops, handler, address, port);
            }
            checkBuffers(config, loops);
            return loops;
        } catch (IOException | RuntimeException failed) {
            loops.forEach(loop -> loop.driver().close());
            throw failed;
        }
    }

    /** Binds one address in all loops; returns the port, which the first one chose if it was 0. */
    private static int bind(List<ServerLoop> loops, ReadHandler handler, InetAddress address, int wanted)
            throws IOException {
        int port = wanted;
        for (ServerLoop loop : loops) {
            boolean first = loop == loops.getFirst();
            Sharing sharing = !first ? Sharing.JOIN : loops.size() > 1 ? Sharing.FOUND : Sharing.ALONE;
            InetSocketAddress local = new InetSocketAddress(address, port);
            try {
                port = loop.listen(handler, local, sharing).local().getPort();
            } catch (BindException refused) {
                BindException named = new BindException("cannot listen on UDP " + local + ": " + reason(refused));
                named.initCause(refused);
                throw named;
            } catch (IOException refused) {
                throw new IOException("cannot listen on UDP " + local + ": " + refused.getMessage(), refused);
            }
        }
        return port;
    }

    private static String reason(BindException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains("already in use") ? "in use" : message;
    }

    private static void checkBuffers(ServerConfig config, List<ServerLoop> loops) {
        int granted = loops.getFirst().listeners().getFirst().receiveBufferBytes();
        if (granted < config.receiveBufferBytes()) {
            LOG.warn(
                    "The kernel grants a receive buffer of {} bytes, wanted are {}: a boot storm may lose requests."
                            + " Raise it with sysctl net.core.rmem_max={}",
                    granted,
                    config.receiveBufferBytes(),
                    config.receiveBufferBytes());
        }
    }
}
