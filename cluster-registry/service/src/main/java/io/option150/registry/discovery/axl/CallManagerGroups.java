package io.option150.registry.discovery.axl;

import io.option150.registry.axl.AxlClient;
import io.option150.registry.axl.site.CallManager;
import io.option150.registry.cluster.CallManagerGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Groups of call managers, by the nodes of these. */
final class CallManagerGroups {

    private CallManagerGroups() {}

    static List<CallManagerGroup> of(
            List<io.option150.registry.axl.site.CallManagerGroup> groups,
            List<CallManager> callManagers,
            Consumer<String> notes) {
        if (groups.size() == AxlClient.MOST_GROUPS) {
            notes.accept("It has " + AxlClient.MOST_GROUPS
                    + " groups of call managers or more; no more than these are read.");
        }
        Map<String, String> nodes = new HashMap<>();
        callManagers.forEach(one -> nodes.put(one.name(), one.node()));
        return groups.stream()
                .map(group -> new CallManagerGroup(
                        group.name(),
                        group.tftpDefault(),
                        group.members().stream()
                                .map(name -> nodes.getOrDefault(name, name))
                                .toList()))
                .toList();
    }
}
