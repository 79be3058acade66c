package io.option150.edge.front.tftp;

import io.option150.tftp.net.transport.Transport;
import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How the TFTP front listens and sends. */
@ConfigMapping(prefix = "option150.tftp")
public interface TftpSettings {

    /** IPv4 and IPv6 addresses that phones reach, for TFTP and HTTP alike; {@code 0.0.0.0} and {@code ::} stand for all. */
    @WithDefault("127.0.0.1,::1")
    List<String> listen();

    /** UDP port. */
    @Range("0 (any free one) to 65535")
    @WithDefault("6969")
    int port();

    /** Whether each transfer answers from a port of its own (RFC 1350) instead of the one that was asked. */
    @WithDefault("false")
    boolean ownPort();

    /**
     * By which calls datagrams travel: {@code linux} (its own calls, on x86_64 and aarch64) or {@code nio} (those of
     * every JDK). The best that works on the machine unless set.
     */
    Optional<Transport> transport();

    /** Threads that serve; half as many as processors, at most 4, unless set. */
    @Range("1 to 64")
    OptionalInt loops();

    /** Largest block granted, in bytes. */
    @Range("8 to 65464")
    @WithDefault("1428")
    int maxBlksize();

    /** Bytes that the smallest link towards the phones carries in a packet; blocks are cut to fit it. */
    @Range("68 to 65535")
    @WithDefault("1500")
    int mtu();

    /** Most blocks in flight. */
    @Range("1 to 65535")
    @WithDefault("16")
    int maxWindowsize();

    /** Options that are passed over as if unknown, for phones that choke on an OACK. */
    Optional<Set<String>> refusedOptions();

    /** Transfers open at once; beyond it requests are passed over in silence. */
    @Range("1 to 2147483647")
    @WithDefault("100000")
    int maxTransfers();

    /** Transfers open at once for the clients of one network (IPv4 /24, IPv6 /64). */
    @Range("1 to 2147483647")
    @WithDefault("50000")
    int maxTransfersPerNetwork();

    /** Wait before the first repeat to a client whose network has not answered yet. */
    @Range("10 ms to 60 s")
    @WithDefault("1s")
    Duration initialTimeout();

    /** Shortest wait before a repeat, however quickly a client answers. 1 ms to the ceiling. */
    @WithDefault("10ms")
    Duration timeoutFloor();

    /** Longest wait before a repeat; waits double until they get there. Up to 60 s. */
    @WithDefault("8s")
    Duration timeoutCeiling();

    /** The kernel's receive buffer of each socket. */
    @Range("65536 to 1073741824")
    @WithDefault("67108864")
    int receiveBufferBytes();

    /** Longest time that open transfers may take to end when the service ends. */
    @Range("0 to 1 h")
    @WithDefault("5s")
    Duration drain();
}
