package io.option150.tftp.net.server;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * The ports of one loop that no transfer uses now. Opening and closing one costs a fifth of what a small file does, so they
 * are kept for later transfers; the one that has rested longest goes first, so that what is late for the transfer before
 * has come and gone. For the loop's thread alone.
 */
final class OwnPorts {
    /** Idle ports kept for each address, a fraction of the descriptors that a process may have. */
    private static final int MOST_IDLE = 512;

    private final ServerLoop loop;
    private final Map<InetAddress, Queue<OwnPort>> idle = new HashMap<>();

    OwnPorts(ServerLoop loop) {
        this.loop = loop;
    }

    /**
     * A port of that address which nobody uses.
     *
     * @throws IOException when the system has none
     */
    OwnPort take(InetAddress address) throws IOException {
        OwnPort rested = idle(address).poll();
        return rested == null ? new OwnPort(loop, address) : rested;
    }

    /** The transfer that used it is over. */
    void giveBack(OwnPort port) {
        port.serve(null);
        Queue<OwnPort> others = idle(port.address());
        if (others.size() < MOST_IDLE) {
            others.add(port);
        } else {
            port.port().close();
        }
    }

    private Queue<OwnPort> idle(InetAddress address) {
        return idle.computeIfAbsent(address, _ -> new ArrayDeque<>());
    }
}
