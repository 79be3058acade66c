package io.option150.storm.plan;

import java.time.Duration;

/**
 * How phones speak TFTP.
 *
 * @param blksize block size asked for in bytes, 8 to 65464, or 0 for none
 * @param windowsize window asked for in blocks, 1 to 65535; 1 asks for nothing
 * @param timeout wait before a packet is sent again, 10 ms to 60 s
 * @param tries how often a packet is sent before the phone gives up, 1 to 100
 * @param loss share of the packets that get lost in each direction, 0 to 1
 */
public record Tftp(int blksize, int windowsize, Duration timeout, int tries, double loss) {

    /** Refuses values out of range. */
    public Tftp {
        if (blksize != 0 && (blksize < 8 || blksize > 65_464)) {
            throw new IllegalArgumentException("--blksize must be 0 or 8 to 65464, is " + blksize);
        }
        if (windowsize < 1 || windowsize > 65_535) {
            throw new IllegalArgumentException("--windowsize must be 1 to 65535, is " + windowsize);
        }
        if (timeout.toMillis() < 10 || timeout.toMillis() > 60_000) {
            throw new IllegalArgumentException("--timeout must be 0.01 to 60 seconds, is " + timeout.toMillis() / 1e3);
        }
        if (tries < 1 || tries > 100) {
            throw new IllegalArgumentException("--tries must be 1 to 100, is " + tries);
        }
        if (!(loss >= 0 && loss < 1)) {
            throw new IllegalArgumentException("--loss must be 0 to less than 100 percent, is " + loss * 100);
        }
    }
}
