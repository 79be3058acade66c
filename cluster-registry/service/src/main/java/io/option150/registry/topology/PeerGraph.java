package io.option150.registry.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The peer relations of all clusters. The primary points at every remote without being told so; a remote may point back
 * at the primary; remotes never point at each other (R9).
 */
public final class PeerGraph {

    private final String primary;
    private final Map<String, List<String>> peers;

    /**
     * Takes the relations as they would be after the change.
     *
     * @param primary id of the local cluster
     * @param peers what each cluster points at; clusters that are not in it point at nothing
     */
    public PeerGraph(String primary, Map<String, List<String>> peers) {
        this.primary = primary;
        this.peers = Map.copyOf(peers);
    }

    /** What is wrong with {@code from} pointing at {@code to}; empty if nothing is. A loop goes before a second level. */
    public Optional<BrokenRelation> check(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(new BrokenRelation.Loop(List.of(from, to)));
        }
        if (from.equals(primary) || to.equals(primary)) {
            return Optional.empty();
        }
        var back = shortestWay(to, from);
        if (back.isEmpty()) {
            return Optional.of(new BrokenRelation.SecondLevel(List.of(primary, from, to)));
        }
        var loop = new ArrayList<>(List.of(from));
        loop.addAll(back);
        return Optional.of(new BrokenRelation.Loop(loop));
    }

    /** The shortest way over remotes only, both ends included; empty if there is none. */
    private List<String> shortestWay(String start, String end) {
        var cameFrom = new HashMap<>(Map.of(start, start));
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && !cameFrom.containsKey(end)) {
            var at = open.remove();
            for (var next : peers.getOrDefault(at, List.of())) {
                if (!next.equals(primary) && cameFrom.putIfAbsent(next, at) == null) {
                    open.add(next);
                }
            }
        }
        var way = new ArrayDeque<String>();
        for (var at = end; cameFrom.containsKey(at); at = cameFrom.get(at)) {
            way.addFirst(at);
            if (at.equals(start)) {
                return List.copyOf(way);
            }
        }
        return List.of();
    }
}
