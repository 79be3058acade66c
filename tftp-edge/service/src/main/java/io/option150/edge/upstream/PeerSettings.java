package io.option150.edge.upstream;

import io.option150.web.settings.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How remote clusters are asked (RES-14, RES-18). */
@ConfigMapping(prefix = "option150.peer")
public interface PeerSettings {

    /** Longest wait for a TCP connection. */
    @Range("10 ms to 1 min")
    @WithDefault("1s")
    Duration connectTimeout();

    /** Longest silence of a peer while a file is awaited from it. */
    @Range("10 ms to 10 min")
    @WithDefault("5s")
    Duration idleTimeout();

    /** A cluster's next peer is asked as well when the one before has not answered for this long. */
    @Range("10 ms to 1 min")
    @WithDefault("500ms")
    Duration hedge();

    /** A peer that failed is passed over for this long, then one question tries it again. */
    @Range("10 ms to 1 h")
    @WithDefault("2s")
    Duration retry();

    /** A peer whose HTTP port did not answer is asked over TFTP alone for this long. */
    @Range("10 ms to 24 h")
    @WithDefault("60s")
    Duration httpRetry();

    /** Fetches at a time from one peer. */
    @Range("1 to 1000")
    @WithDefault("4")
    int concurrency();

    /** Fetches that may wait for one peer. */
    @Range("0 to 1000000")
    @WithDefault("16384")
    int queue();

    /** Longest file taken from a peer. */
    @Range("1 to 16T")
    @WithDefault("1G")
    MemorySize maxFile();

    /** Wait before a TFTP packet to a peer is sent again, doubled for each further time. */
    @Range("10 ms to 1 min")
    @WithDefault("500ms")
    Duration tftpTimeout();
}
