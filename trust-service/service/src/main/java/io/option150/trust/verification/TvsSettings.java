package io.option150.trust.verification;

import io.option150.web.settings.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the trust verification service listens and answers. */
@ConfigMapping(prefix = "option150.tvs")
public interface TvsSettings {

    /** Whether phones are served. The verification list is kept either way. */
    @WithDefault("true")
    boolean enabled();

    /** IPv4 and IPv6 addresses that phones reach; {@code 0.0.0.0} and {@code ::} stand for all. */
    @WithDefault("127.0.0.1,::1")
    List<String> listen();

    /** TCP port. */
    @Range("0 (any free one) to 65535")
    @WithDefault("2445")
    int port();

    /**
     * How long a phone may hold an answer about a certificate that is held, or whose entry names no time.
     */
    @Range("1 s to 30 days")
    @WithDefault("1d")
    Duration ttl();

    /** From the first byte of a request to its last, and to the last byte of its answer. */
    @Range("1 s to 10 s")
    @WithDefault("10s")
    Duration requestTimeout();

    /** A connection on which nothing moves for this long is closed. */
    @Range("1 s to 1 day")
    @WithDefault("10m")
    Duration idleTimeout();

    /** The longest request that is read; 65545 bytes are the format's own limit, phones send less than 4K. */
    @Range("1K to 65545 bytes")
    @WithDefault("16K")
    MemorySize maxRequest();

    /** Connections at once to this copy; more are closed as they come. */
    @Range("1 to 1000000")
    @WithDefault("20000")
    int maxConnections();

    /** Networks and addresses of the phones that are served; all, unless set. Others' connections are closed as they come. */
    Optional<List<String>> networks();

    /**
     * Also serves phones that know only TLS 1.0 and the cipher suites of its time (7900 series). Weakens TLS for the whole
     * process; off unless such phones are there.
     */
    @WithDefault("false")
    boolean legacyTls();
}
