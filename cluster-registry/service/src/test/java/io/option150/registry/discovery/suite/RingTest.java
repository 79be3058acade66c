package io.option150.registry.discovery.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Suites that ask each other in a ring, or all each other, by the rules that {@code discovery_cluster} is written by: in the end each
 * knows what all others have, and asking on changes nothing.
 */
class RingTest {

    private static final int SUITES = 3;

    record Step(String what, int suite, int other, String cluster) {}

    record Held(int source, long version, boolean gone) {}

    /** What is told: of whom, what, how new. */
    record Told(int origin, String cluster, long version) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("write", "write", "remove", "read", "read", "read"),
                        Arbitraries.integers().between(0, SUITES - 1),
                        Arbitraries.integers().between(0, SUITES - 1),
                        Arbitraries.of("x", "y"))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 1_000)
    void inARing(@ForAll("steps") List<Step> steps) {
        play(steps, false);
    }

    @Property(tries = 1_000)
    void allWithEachOther(@ForAll("steps") List<Step> steps) {
        play(steps, true);
    }

    private static void play(List<Step> steps, boolean all) {
        var suites = IntStream.range(0, SUITES).mapToObj(Suite::new).toList();
        for (var step : steps) {
            var suite = suites.get(step.suite());
            switch (step.what()) {
                case "write" -> suite.write(step.cluster());
                case "remove" -> suite.own.remove(step.cluster());
                default -> {
                    int other = all ? step.other() : (step.suite() + 1) % SUITES;
                    if (other != step.suite()) {
                        suite.read(suites.get(other));
                    }
                }
            }
        }
        for (int round = 0; round < SUITES + 1; round++) {
            readAll(suites, all);
        }
        var settled = suites.stream().map(Suite::told).toList();
        for (int round = 0; round < SUITES; round++) {
            assertThat(readAll(suites, all)).isZero();
        }
        assertThat(suites.stream().map(Suite::told).toList()).isEqualTo(settled);
        for (var suite : suites) {
            var known = suite.told().stream()
                    .map(told -> told.origin() + told.cluster())
                    .sorted()
                    .toList();
            var is = suites.stream()
                    .flatMap(one -> one.own.keySet().stream().map(cluster -> one.id + cluster))
                    .sorted()
                    .toList();
            assertThat(known).isEqualTo(is);
        }
    }

    /** How much was changed. */
    private static int readAll(List<Suite> suites, boolean all) {
        int changed = 0;
        for (var suite : suites) {
            for (int step = 1; step < (all ? SUITES : 2); step++) {
                changed += suite.read(suites.get((suite.id + step) % SUITES));
            }
        }
        return changed;
    }

    private static final class Suite {
        private final int id;
        private final Map<String, Long> own = new TreeMap<>();
        private final Map<String, Held> held = new TreeMap<>();
        private long sequence;

        Suite(int id) {
            this.id = id;
        }

        void write(String cluster) {
            own.put(cluster, ++sequence);
        }

        List<Told> told() {
            var told = new ArrayList<Told>();
            own.forEach((cluster, version) -> told.add(new Told(id, cluster, version)));
            held.forEach((key, one) -> {
                if (!one.gone()) {
                    told.add(new Told(key.charAt(0) - '0', key.substring(1), one.version()));
                }
            });
            return told;
        }

        int read(Suite other) {
            int changed = 0;
            var present = new ArrayList<String>();
            for (var told : other.told()) {
                if (told.origin() == id) {
                    continue;
                }
                var key = told.origin() + told.cluster();
                present.add(key);
                var before = held.get(key);
                boolean isDirect = told.origin() == other.id;
                if (before == null
                        || before.version() < told.version()
                        || (before.version() == told.version()
                                && isDirect
                                && (before.gone() || before.source() != other.id))) {
                    held.put(key, new Held(other.id, told.version(), false));
                    changed++;
                }
            }
            for (var entry : held.entrySet()) {
                var one = entry.getValue();
                if (one.source() == other.id && !one.gone() && !present.contains(entry.getKey())) {
                    entry.setValue(new Held(one.source(), one.version(), true));
                    changed++;
                }
            }
            return changed;
        }
    }
}
