package io.option150.registry.discovery.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one origin says of one cluster, its newest word.
 *
 * @param source who was asked; another one than the origin passes it on
 * @param gone whether the origin states it no more
 */
record ClusterStatement(String origin, String source, long version, ClusterFacts facts, boolean gone) {

    private static final Comparator<ClusterStatement> ORDER =
            Comparator.comparing(ClusterStatement::isPassedOn).thenComparing(ClusterStatement::origin);

    private boolean isPassedOn() {
        return !origin.equals(source);
    }

    /** The one that counts: who is asked itself before what is passed on, then the first by name; of those that are not gone. */
    static Optional<ClusterStatement> counting(List<ClusterStatement> all) {
        return live(all).stream().findFirst();
    }

    /** Those that are not gone, the one that counts first. */
    static List<ClusterStatement> live(List<ClusterStatement> all) {
        return all.stream().filter(one -> !one.gone()).sorted(ORDER).toList();
    }

    /** Of two words of one origin the newer; the one that is held where they are equally new. */
    static ClusterStatement newer(ClusterStatement held, ClusterStatement told) {
        return told.version() > held.version() ? told : held;
    }
}
