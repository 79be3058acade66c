package io.option150.tftp.protocol.transfer;

import java.util.concurrent.TimeUnit;

/** The interval a client asked for by its {@code timeout} option (RFC 2349): it wins over anything of our own. */
public final class FixedTimeout implements RetransmissionTimeout {
    private final long nanos;

    /** An interval of that many seconds. */
    public FixedTimeout(int seconds) {
        nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void expired() {}

    @Override
    public void answered(long roundTripNanos) {}
}
