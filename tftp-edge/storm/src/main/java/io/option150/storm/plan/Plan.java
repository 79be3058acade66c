package io.option150.storm.plan;

/**
 * All that a storm is to do.
 *
 * @param target whom the phones ask
 * @param transport by which protocol
 * @param crowd which phones, and when
 * @param sequence what each asks for
 * @param tftp how they speak TFTP
 * @param http how they speak HTTP
 * @param expected what served files must be
 * @param threads that play the phones, 1 to 64
 * @param seed of what is left to chance: which packets get lost
 */
public record Plan(
        Target target,
        Transport transport,
        Crowd crowd,
        BootSequence sequence,
        Tftp tftp,
        Http http,
        Expected expected,
        int threads,
        long seed) {

    /** Refuses values out of range. */
    public Plan {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("--threads must be 1 to 64, is " + threads);
        }
    }
}
