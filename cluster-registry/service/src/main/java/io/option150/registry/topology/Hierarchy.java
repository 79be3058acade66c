package io.option150.registry.topology;

import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.option150.web.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hierarchy of one level (R9): the suite points at its remotes, a remote may point back, remotes never point at each
 * other. Checked over the whole of the clusters as they would be after a change.
 */
public final class Hierarchy {

    private static final String ARROW = " → ";

    private final Map<String, ClusterRecord> clusters = new TreeMap<>();

    public Hierarchy(Collection<ClusterRecord> clusters) {
        clusters.forEach(cluster -> this.clusters.put(cluster.clusterId(), cluster));
    }

    /** The first broken rule, with the path that breaks it: a loop among remotes before a second level. */
    public Optional<Violation> violation() {
        return unknownPeer().or(this::loop).or(this::secondLevel);
    }

    private Optional<Violation> unknownPeer() {
        for (var cluster : clusters.values()) {
            for (var peer : cluster.peers()) {
                if (peer.equals(cluster.clusterId())) {
                    return broken("names no cluster as its own peer (R9)", peer + ARROW + peer);
                }
                if (!clusters.containsKey(peer)) {
                    return broken("names known clusters", peer);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Violation> loop() {
        var done = new HashSet<String>();
        for (var start : remotes()) {
            var loop = loopFrom(start, new ArrayDeque<>(), done);
            if (loop != null) {
                return broken("makes no loop among remotes (R9)", String.join(ARROW, loop));
            }
        }
        return Optional.empty();
    }

    private @Nullable List<String> loopFrom(String at, Deque<String> path, Set<String> done) {
        if (path.contains(at)) {
            var loop = new ArrayList<>(path);
            var round = new ArrayList<>(loop.subList(loop.indexOf(at), loop.size()));
            round.add(at);
            return round;
        }
        if (done.contains(at)) {
            return null;
        }
        path.addLast(at);
        for (var next : remotePeers(at)) {
            var loop = loopFrom(next, path, done);
            if (loop != null) {
                return loop;
            }
        }
        path.removeLast();
        done.add(at);
        return null;
    }

    private Optional<Violation> secondLevel() {
        for (var remote : remotes()) {
            var peers = remotePeers(remote);
            if (!peers.isEmpty()) {
                var path = String.join(ARROW, local(), remote, peers.getFirst());
                return broken("lets remotes point back at the local cluster only, never at each other (R9)", path);
            }
        }
        return Optional.empty();
    }

    private List<String> remotes() {
        return clusters.values().stream()
                .filter(cluster -> cluster.role() == ClusterRole.REMOTE)
                .map(ClusterRecord::clusterId)
                .toList();
    }

    private List<String> remotePeers(String id) {
        var cluster = clusters.get(id);
        return cluster == null
                ? List.of()
                : cluster.peers().stream()
                        .filter(remotes()::contains)
                        .sorted(Comparator.naturalOrder())
                        .toList();
    }

    private String local() {
        return clusters.values().stream()
                .filter(cluster -> cluster.role() == ClusterRole.LOCAL)
                .map(ClusterRecord::clusterId)
                .collect(Collectors.joining());
    }

    private static Optional<Violation> broken(String rule, String path) {
        return Optional.of(new Violation("peers", rule, path));
    }
}
