package io.option150.registry.axl.site;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes that serve phones, in the order in which they are to be asked: by name, the publisher last. AXL knows no order,
 * and the publisher has other work. There can be more than R7 allows.
 */
public record TftpNodes(List<ProcessNode> nodes) {

    private static final Comparator<ProcessNode> ORDER =
            Comparator.comparing(ProcessNode::publisher).thenComparing(ProcessNode::name);

    public TftpNodes {
        nodes = List.copyOf(nodes);
    }

    public static TftpNodes of(List<NodeService> services, List<ProcessNode> nodes) {
        Set<String> serving = services.stream()
                .filter(NodeService::servesTftp)
                .map(service -> service.node().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new TftpNodes(nodes.stream()
                .filter(ProcessNode::processesCalls)
                .filter(node -> serving.contains(node.name().toLowerCase(Locale.ROOT)))
                .sorted(ORDER)
                .toList());
    }
}
