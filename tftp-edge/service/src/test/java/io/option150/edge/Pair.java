package io.option150.edge;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Two threads that do things at the same moment, as near as a machine can get: they wait for each other without sleeping. */
public final class Pair {

    private static final int SPINS = 10_000;

    private final AtomicInteger arrived = new AtomicInteger();
    private final long end;
    private volatile int rounds = Integer.MAX_VALUE;

    private Pair(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** What one of both does in a round. */
    @FunctionalInterface
    public interface Turn {
        /** Does it. */
        void take(int round);
    }

    /**
     * Has both take their turns at once, round by round.
     *
     * @param most rounds
     * @param time after which there is no further round
     * @return rounds that were played
     */
    public static int run(int most, Duration time, Turn one, Turn other) throws InterruptedException {
        Pair pair = new Pair(time);
        Thread second = Thread.ofPlatform().daemon().start(() -> pair.turns(other, Integer.MAX_VALUE));
        pair.turns(one, most);
        second.join();
        return pair.rounds;
    }

    /** The one that has a bound says when it is over. */
    private void turns(Turn turn, int most) {
        for (int round = 0; ; round++) {
            if (round >= most || (most < Integer.MAX_VALUE && System.nanoTime() - end > 0)) {
                rounds = round;
            }
            meet(2 * (round + 1));
            if (round >= rounds) {
                return;
            }
            turn.take(round);
        }
    }

    private void meet(int both) {
        arrived.incrementAndGet();
        for (int spins = 0; arrived.get() < both; spins++) {
            if (spins > SPINS) {
                LockSupport.parkNanos(this, 1);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
