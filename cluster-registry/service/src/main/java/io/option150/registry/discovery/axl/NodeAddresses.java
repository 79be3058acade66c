package io.option150.registry.discovery.axl;

import io.option150.registry.address.IpAddress;
import io.option150.registry.axl.site.ProcessNode;
import io.option150.registry.discovery.statement.ClusterFacts;
import io.option150.registry.discovery.statement.ClusterFacts.Node;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Addresses of nodes. It blocks. */
final class NodeAddresses {

    private NodeAddresses() {}

    /**
     * Finds them; a node whose name has none now keeps the one that it had last.
     *
     * @param last what was stated last
     */
    static List<Node> of(List<ProcessNode> nodes, Optional<ClusterFacts> last, Consumer<String> notes) {
        List<Node> found = new ArrayList<>();
        for (var node : nodes) {
            var address = resolved(node.name()).or(() -> resolved(node.ipv6Name()));
            if (address.isPresent()) {
                found.add(new Node(node.name(), address.get()));
                continue;
            }
            var known = last.stream()
                    .flatMap(facts -> facts.nodes().stream())
                    .filter(old ->
                            old.name().equals(node.name()) && !old.address().isEmpty())
                    .findFirst();
            notes.accept("DNS: node " + node.name() + " has no address"
                    + known.map(old -> "; " + old.address() + ", which it had last, stays.")
                            .orElse(", and is left out."));
            found.add(known.orElseGet(() -> new Node(node.name(), "")));
        }
        return found;
    }

    private static Optional<String> resolved(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IpAddress.of(InetAddress.getByName(name)).text());
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }
}
