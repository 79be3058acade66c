package io.option150.tftp.net.server;

import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.option.OptionPolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a server listens and sends.
 *
 * @param listen addresses to serve, at least one; a wildcard stands for every address of the machine, {@code ::} for
 *     those of both families. Where the transport does not learn which address was asked, those are meant that the
 *     machine has at start
 * @param port the same for all addresses, 0 to 65535; 0 takes one that is free on all
 * @param loops threads, 1 to 64; more than one needs a system that shares a port among sockets (SO_REUSEPORT),
 *     elsewhere one is used
 * @param ownPort whether each transfer answers from a port that no other one uses (RFC 1350) rather than from the server's own
 * @param transport by which calls datagrams travel; empty for the best that works here
 * @param policy what is granted of the options that clients ask for
 * @param repeats when to send again
 * @param receiveBufferBytes kernel buffer of each socket, 64 KiB to 1 GiB; sized for a boot storm's RRQs
 * @param lengthWait how long an OACK waits for the length of a content that is still arriving (RES-14), 0 to 10 s
 * @param stallLimit longest time without any progress while content is awaited, 1 s to 10 min
 * @param limits of how much is open at once
 */
public record ServerConfig(
        List<InetAddress> listen,
        int port,
        int loops,
        boolean ownPort,
        Optional<Transport> transport,
        OptionPolicy policy,
        RepeatPolicy repeats,
        int receiveBufferBytes,
        Duration lengthWait,
        Duration stallLimit,
        AdmissionLimits limits) {

    /** Room for the RRQs of a large site that come at once: the kernel counts about 800 bytes for each. */
    private static final int DEFAULT_RECEIVE_BUFFER_BYTES = 64 << 20;

    /** Refuses values outside the ranges above, naming field, range and value. */
    public ServerConfig {
        listen = List.copyOf(listen);
        if (listen.isEmpty()) {
            throw new IllegalArgumentException("listen must name at least one address, is empty");
        }
        Ranges.require("port", port, 0, 65535);
        Ranges.require("loops", loops, 1, 64);
        Ranges.require("receiveBufferBytes", receiveBufferBytes, 1 << 16, 1 << 30);
        Ranges.require("lengthWait", lengthWait, Duration.ZERO, Duration.ofSeconds(10));
        Ranges.require("stallLimit", stallLimit, Duration.ofSeconds(1), Duration.ofMinutes(10));
    }

    /** The defaults for those addresses and that port. */
    public static ServerConfig of(List<InetAddress> listen, int port) {
        return new ServerConfig(
                listen,
                port,
                // Half of them: a loop keeps the kernel busy on another processor with what it receives and sends.
                Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4),
                false,
                Optional.empty(),
                OptionPolicy.DEFAULT,
                RepeatPolicy.DEFAULT,
                DEFAULT_RECEIVE_BUFFER_BYTES,
                Duration.ofMillis(300),
                Duration.ofSeconds(30),
                AdmissionLimits.DEFAULT);
    }
}
