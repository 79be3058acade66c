package io.option150.tftp.net.server;

import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.option.OptionPolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
 * @param ownPort whether each transfer answers from a fresh port (RFC 1350) rather than from the server's own
 * @param transport by which calls datagrams travel; empty for the best that works here
 * @param policy what is granted of the options that clients ask for
 * @param initialTimeout wait before the first repeat, 10 ms to 60 s; doubled for each further one
 * @param tries how often a packet is sent before the client counts as gone, 1 to 100
 * @param receiveBufferBytes kernel buffer of each socket, 64 KiB to 1 GiB; sized for a boot storm's RRQs
 * @param lengthWait how long an OACK waits for the length of a content that is still arriving (RES-14), 0 to 10 s
 * @param stallLimit longest time without any progress while content is awaited, 1 s to 10 min
 * @param maxTransfers open at once, 1 or more; beyond it requests are passed over in silence
 */
public record ServerConfig(
        List<InetAddress> listen,
        int port,
        int loops,
        boolean ownPort,
        Optional<Transport> transport,
        OptionPolicy policy,
        Duration initialTimeout,
        int tries,
        int receiveBufferBytes,
        Duration lengthWait,
        Duration stallLimit,
        int maxTransfers) {

    /** Refuses values outside the ranges above, naming field, range and value. */
    public ServerConfig {
        listen = List.copyOf(listen);
        if (listen.isEmpty()) {
            throw new IllegalArgumentException("listen must name at least one address, is empty");
        }
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(policy, "policy");
        require("port", port, 0, 65535);
        require("loops", loops, 1, 64);
        require("initialTimeout", initialTimeout, Duration.ofMillis(10), Duration.ofSeconds(60));
        require("tries", tries, 1, 100);
        require("receiveBufferBytes", receiveBufferBytes, 1 << 16, 1 << 30);
        require("lengthWait", lengthWait, Duration.ZERO, Duration.ofSeconds(10));
        require("stallLimit", stallLimit, Duration.ofSeconds(1), Duration.ofMinutes(10));
        require("maxTransfers", maxTransfers, 1, Integer.MAX_VALUE);
    }

    /** The defaults for those addresses and that port. */
    public static ServerConfig of(List<InetAddress> listen, int port) {
        return new ServerConfig(
                listen,
                port,
                Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4),
                false,
                Optional.empty(),
                OptionPolicy.DEFAULT,
                Duration.ofSeconds(1),
                5,
                4 << 20,
                Duration.ofMillis(300),
                Duration.ofSeconds(30),
                100_000);
    }

    private static void require(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", is " + value);
        }
    }

    private static void require(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", is " + value);
        }
    }
}
