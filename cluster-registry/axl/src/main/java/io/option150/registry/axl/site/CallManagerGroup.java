package io.option150.registry.axl.site;

import java.util.List;

/**
 * The call managers that phones register with.
 *
 * @param members names of call managers, the first choice first
 */
public record CallManagerGroup(String name, boolean tftpDefault, List<String> members) {
    public CallManagerGroup {
        members = List.copyOf(members);
    }
}
