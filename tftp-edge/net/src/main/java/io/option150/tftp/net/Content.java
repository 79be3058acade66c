package io.option150.tftp.net;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one version of a file (RES-16). They only ever grow, until the content is complete or has failed, and
 * may be read while they arrive (RES-14), by many readers and on any thread.
 */
public interface Content {
    /** Value of {@link #length()} while the length is not known. */
    long UNKNOWN = -1;

    /** How far the bytes have come. Only the step away from {@link #ARRIVING} ever happens. */
    enum State {
        /** More bytes, or the end, are still awaited. */
        ARRIVING,
        /** All bytes are there and their length is verified (RES-13). */
        COMPLETE,
        /** The source failed: what is there is not the whole file and never will be. */
        FAILED
    }

    /** Length of the whole file in bytes, or {@link #UNKNOWN} while it is not known. */
    long length();

    /** Number of bytes that can be read now, counted from position 0; never shrinks. */
    long available();

    /**
     * How far the bytes have come. A reader that asks for the state first and for {@link #available()} after it sees
     * all bytes of a content that it saw complete.
     */
    State state();

    /** Why the content failed; empty in any other state. */
    String failure();

    /**
     * Copies bytes that are there into {@code target}; never waits.
     *
     * @param position of the first byte wanted, 0 or more
     * @param target filled from its position to its limit as far as bytes are there
     * @return number of bytes copied; 0 when none are there yet or the end is reached
     */
    int read(long position, ByteBuffer target);

    /**
     * The first bytes, as many as lie in one native memory, from which they can be sent without a copy; null where none
     * do, or not yet. It stays readable as long as it is reachable, even beyond the last claim.
     */
    default @Nullable MemorySegment memory() {
        return null;
    }

    /**
     * Has {@code wakeUp} run after the content grew, its length became known, or it ended; soon after registration as
     * well, if the content likes. Calls come on any thread and may be merged; {@code wakeUp} must be cheap.
     */
    Subscription onChange(Runnable wakeUp);

    /** A registration that ends when it is closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** A reader's claim: the bytes stay readable until all claims on them are closed. To close one twice is harmless. */
    @FunctionalInterface
    interface Claim extends AutoCloseable {
        /** On a content whose bytes stay readable as long as it is reachable. */
        Claim NONE = () -> {};

        @Override
        void close();
    }
}
