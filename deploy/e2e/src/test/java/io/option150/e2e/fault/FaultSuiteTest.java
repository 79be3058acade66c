package io.option150.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each part of a suite is killed and stopped, pairs of them, and all, while phones ask and files and homes change: what phones
 * get is one version of what they asked for, nothing fails while the edge is well, and all is up to date soon after.
 * {@code -Dfaults} has all pairs, {@code -Druns=N} times, {@code -Dseed=N} the same order again.
 */
class FaultSuiteTest {

    private static final int PAIRS = 2;
    private static final Duration STOPPED = Duration.ofSeconds(2);

    /** Of any machine, however busy: that it comes to be, and nothing wrong meanwhile; how long it took is printed. */
    private static final Duration SHORT_FORM_WITHIN = Duration.ofSeconds(60);

    /** Promised are 5 s; machines that run tests are granted more, and the longest is printed. */
    private static final Duration CONVERGES_WITHIN = Draw.isLong() ? Duration.ofSeconds(10) : SHORT_FORM_WITHIN;

    /** Clients of Kafka, and pools of connections, try again after a growing pause. */
    private static final Duration AFTER_BACKENDS_WITHIN = Draw.isLong() ? Duration.ofSeconds(20) : SHORT_FORM_WITHIN;

    private record Fault(String signal, List<String> parts) {

        @Override
        public String toString() {
            return "SIG" + signal + " of " + String.join(" and ", parts);
        }

        boolean isOf(String part) {
            return parts.contains(part);
        }
    }

    @Test
    void invariantsHoldUnderEachFault() throws Exception {
        long seed = Draw.seed();
        var random = new Random(seed);
        System.out.printf("Fault suite, seed %d%n", seed);
        try (var bench = FaultBench.start(seed)) {
            int faults = 0;
            for (int run = 0; run < (Draw.isLong() ? Integer.getInteger("runs", 1) : 1); run++) {
                for (Fault fault : faults(random)) {
                    System.out.printf("  %s%n", fault);
                    happens(bench, fault);
                    faults++;
                }
            }
            bench.check("seed " + seed);
            System.out.printf(
                    "Fault suite: %d faults, %d files fetched, 0 failed, 0 violations, at most %d ms from ready to up to date, seed %d%n",
                    faults, bench.crowd.got(), bench.slowest().toMillis(), seed);
        }
    }

    private static List<Fault> faults(Random random) {
        var all = new ArrayList<Fault>();
        for (String part : Parts.ALL) {
            all.add(new Fault("KILL", List.of(part)));
            all.add(new Fault("STOP", List.of(part)));
        }
        var pairs = new ArrayList<Fault>();
        for (int one = 0; one < Parts.ALL.size(); one++) {
            for (int two = one + 1; two < Parts.ALL.size(); two++) {
                pairs.add(new Fault(
                        random.nextBoolean() ? "KILL" : "STOP", List.of(Parts.ALL.get(one), Parts.ALL.get(two))));
            }
        }
        Collections.shuffle(pairs, random);
        all.addAll(Draw.isLong() ? pairs : pairs.subList(0, PAIRS));
        Collections.shuffle(all, random);
        all.add(new Fault("KILL", Parts.ALL));
        return all;
    }

    private static void happens(FaultBench bench, Fault fault) throws Exception {
        boolean edge = fault.isOf(Parts.EDGE);
        long before = bench.crowd.got();
        if (edge) {
            bench.crowd.edgeBreaks();
        }
        for (String part : fault.parts()) {
            assertThat(bench.parts.signal(fault.signal(), part))
                    .as(fault + ": " + part)
                    .isTrue();
        }
        // Who is stopped takes calls and does them when nobody waits any more: only others are asked for changes.
        boolean takesCalls = !fault.isOf(Parts.FILES) && !fault.isOf(Parts.POSTGRES);
        if (takesCalls) {
            bench.writer.upload(bench.changing().getFirst());
        }
        Thread.sleep(STOPPED);
        if (fault.signal().equals("STOP")) {
            for (String part : fault.parts()) {
                assertThat(bench.parts.signal("CONT", part))
                        .as(fault + ": " + part)
                        .isTrue();
            }
        }
        boolean backends = fault.isOf("kafka") || fault.isOf(Parts.POSTGRES);
        var healed = bench.heal(fault.toString(), backends ? AFTER_BACKENDS_WITHIN : CONVERGES_WITHIN);
        if (edge) {
            bench.crowd.edgeIsBack();
        }
        bench.writer.upload(bench.changing().get(1));
        bench.moveOne();
        var changed = bench.heal("a change after " + fault, backends ? AFTER_BACKENDS_WITHIN : CONVERGES_WITHIN);
        System.out.printf(
                "    up to date after %d ms, after a change in %d ms%n", healed.toMillis(), changed.toMillis());
        assertThat(bench.crowd.got()).as(fault.toString()).isGreaterThan(before);
    }
}
