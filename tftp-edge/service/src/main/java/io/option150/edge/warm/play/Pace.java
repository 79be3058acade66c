package io.option150.edge.warm.play;

import java.util.ArrayList;
import java.util.List;

/** Whether something still becomes faster, by how much of it was done in rounds of equal length. For one thread at a time. */
final class Pace {

    /** Rounds that are compared with all before. */
    private static final int LATEST = 3;

    /** Fewer tell nothing, as the compiler has not begun with what it does best. */
    private static final int LEAST = 6;

    /** So many rounds of nothing: on a busy machine a front may be slow to begin. */
    private static final int HOPELESS = 6;

    /** A gain of less than a twentieth is noise. */
    private static final double GAIN = 1.05;

    private final List<Integer> rounds = new ArrayList<>();

    /**
     * Takes a round in.
     *
     * @param done how often it was done
     */
    void add(int done) {
        rounds.add(done);
    }

    /** Whether the latest rounds brought no more than those before. */
    boolean isSteady() {
        int before = rounds.size() - LATEST;
        return rounds.size() >= LEAST
                && most(rounds.subList(0, before)) > 0
                && most(rounds.subList(before, rounds.size())) <= GAIN * most(rounds.subList(0, before));
    }

    /** Whether nothing comes of it at all. */
    boolean isHopeless() {
        return rounds.size() >= HOPELESS && most(rounds) == 0;
    }

    private static int most(List<Integer> some) {
        return some.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
