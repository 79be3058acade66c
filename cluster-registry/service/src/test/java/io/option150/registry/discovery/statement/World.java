package io.option150.registry.discovery.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Three clusters as they are, beside what is kept of them: asserts after each step that nothing wrong is kept, and nothing lost. */
final class World {

    static final List<String> CLUSTERS = List.of("order-a", "order-b", "order-c");
    static final int PHONES = 6;
    private static final int PAGE = 2;

    enum What {
        READ,
        BROKEN_READ,
        MOVE,
        COPY,
        REMOVE,
        BACK_TO_OLD,
        BY_HAND,
        REMOVED_BY_HAND
    }

    /**
     * Something that happens.
     *
     * @param pages that come before a read breaks off
     */
    record Step(What what, int phone, int cluster, int pages) {
        String phoneName() {
            return "SEP00000000A%03X".formatted(phone);
        }

        String clusterName() {
            return CLUSTERS.get(cluster);
        }
    }

    private final Map<String, Set<String>> phones = new TreeMap<>();
    private final Map<String, Set<String>> old = new TreeMap<>();
    private final Map<String, String> byHand = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final Ledger ledger;
    private long version;

    World(Ledger ledger) {
        this.ledger = ledger;
        CLUSTERS.forEach(cluster -> phones.put(cluster, new TreeSet<>()));
        CLUSTERS.forEach(cluster -> old.put(cluster, Set.of()));
    }

    void take(Step step) {
        var at = at(step.clusterName());
        switch (step.what()) {
            case READ -> read(step.clusterName(), Integer.MAX_VALUE);
            case BROKEN_READ -> read(step.clusterName(), step.pages());
            case MOVE -> {
                old.put(step.clusterName(), Set.copyOf(at));
                phones.values().forEach(all -> all.remove(step.phoneName()));
                at.add(step.phoneName());
            }
            case COPY -> at.add(step.phoneName());
            case REMOVE -> {
                old.put(step.clusterName(), Set.copyOf(at));
                at.remove(step.phoneName());
            }
            case BACK_TO_OLD ->
                phones.put(step.clusterName(), new TreeSet<>(old.getOrDefault(step.clusterName(), Set.of())));
            case BY_HAND -> {
                ledger.setByHand(step.phoneName(), step.clusterName());
                removed.remove(step.phoneName());
                if (ledger.isByHand(step.phoneName())) {
                    byHand.put(step.phoneName(), step.clusterName());
                } else {
                    // Back where discovery had put it: as if nothing had been said.
                    byHand.remove(step.phoneName());
                }
            }
            case REMOVED_BY_HAND -> {
                ledger.removeByHand(step.phoneName());
                byHand.remove(step.phoneName());
                if (ledger.isRemoved(step.phoneName())) {
                    removed.add(step.phoneName());
                }
            }
        }
        assertThatHandsCount();
    }

    private void assertThatHandsCount() {
        byHand.forEach((phone, home) -> assertThat(ledger.home(phone)).contains(home));
        removed.forEach(phone -> assertThat(ledger.home(phone)).isEmpty());
    }

    void read(String cluster, int pages) {
        version++;
        var before = ledger.live(cluster);
        var list = new ArrayList<>(at(cluster));
        boolean isWhole = (long) pages * PAGE > list.size();
        for (int from = 0; from < list.size() && from / PAGE < pages; from += PAGE) {
            ledger.take(cluster, version, list.subList(from, Math.min(list.size(), from + PAGE)), List.of());
        }
        if (isWhole) {
            ledger.take(cluster, version, List.of(), ledger.missing(cluster, version));
            assertThat(ledger.live(cluster)).isEqualTo(at(cluster));
        } else {
            // The last good state stands, and what came is true.
            assertThat(ledger.live(cluster)).containsAll(before);
            var more = new TreeSet<>(ledger.live(cluster));
            more.removeAll(before);
            assertThat(at(cluster)).containsAll(more);
        }
        assertThatHandsCount();
    }

    /** In the end each phone is in one cluster, or in none. */
    void quiet() {
        var seen = new TreeSet<String>();
        CLUSTERS.forEach(cluster -> at(cluster).removeIf(phone -> !seen.add(phone)));
    }

    void assertAllIsRight() {
        for (var cluster : CLUSTERS) {
            for (var phone : at(cluster)) {
                if (removed.contains(phone)) {
                    assertThat(ledger.home(phone)).as(phone).isEmpty();
                } else {
                    assertThat(ledger.home(phone)).as(phone).contains(byHand.getOrDefault(phone, cluster));
                }
            }
        }
    }

    private Set<String> at(String cluster) {
        return phones.computeIfAbsent(cluster, _ -> new TreeSet<>());
    }

    /** All of them, then a good read of each cluster in a world at rest. */
    void play(List<Step> steps) {
        steps.forEach(this::take);
        quiet();
        CLUSTERS.forEach(cluster -> read(cluster, Integer.MAX_VALUE));
        assertAllIsRight();
    }
}
