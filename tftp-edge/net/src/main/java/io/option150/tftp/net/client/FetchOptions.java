package io.option150.tftp.net.client;

import io.option150.tftp.protocol.option.OptionPolicy;
import io.option150.tftp.protocol.option.OptionRange;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a file is fetched.
 *
 * @param blksize block size asked for in bytes, 8 to 65464; 512 asks for nothing
 * @param windowsize window asked for in blocks, 1 to 65535; 1 asks for nothing
 * @param initialTimeout wait before the first repeat, 10 ms to 60 s; doubled for each further one
 * @param tries how often a packet is sent before the server counts as silent, 1 to 100
 * @param idleLimit longest time without any progress, 10 ms to 10 min
 * @param maxBytes longest file taken, 0 or more
 * @param localAddress source address, or null for the system's choice
 */
public record FetchOptions(
        int blksize,
        int windowsize,
        Duration initialTimeout,
        int tries,
        Duration idleLimit,
        long maxBytes,
        @Nullable InetAddress localAddress) {

    /** 1428-byte blocks, windows of 4, repeats after 1 s up to 5 s of silence (RES-14), files up to 1 GiB. */
    public static final FetchOptions DEFAULT = new FetchOptions(
            OptionPolicy.DEFAULT_BLKSIZE, 4, Duration.ofSeconds(1), 5, Duration.ofSeconds(5), 1L << 30, null);

    /** Refuses values outside the ranges above, naming field, range and value. */
    public FetchOptions {
        OptionRange.BLKSIZE.require("blksize", blksize);
        OptionRange.WINDOWSIZE.require("windowsize", windowsize);
        require("initialTimeout", initialTimeout, Duration.ofMillis(10), Duration.ofSeconds(60));
        new OptionRange(1, 100).require("tries", tries);
        require("idleLimit", idleLimit, Duration.ofMillis(10), Duration.ofMinutes(10));
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0 or more, is " + maxBytes);
        }
    }

    /** The same with another size bound. */
    public FetchOptions withMaxBytes(long bytes) {
        return new FetchOptions(blksize, windowsize, initialTimeout, tries, idleLimit, bytes, localAddress);
    }

    /** The same from another source address. */
    public FetchOptions withLocalAddress(InetAddress address) {
        return new FetchOptions(blksize, windowsize, initialTimeout, tries, idleLimit, maxBytes, address);
    }

    /** The same with other patience. */
    public FetchOptions withPatience(Duration firstTimeout, int maxTries, Duration longestIdle) {
        return new FetchOptions(blksize, windowsize, firstTimeout, maxTries, longestIdle, maxBytes, localAddress);
    }

    /** The same with other sizes. */
    public FetchOptions withSizes(int blockBytes, int windowBlocks) {
        return new FetchOptions(blockBytes, windowBlocks, initialTimeout, tries, idleLimit, maxBytes, localAddress);
    }

    private static void require(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", is " + value);
        }
    }
}
