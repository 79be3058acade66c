package io.option150.registry.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A group of call managers, as its cluster states it.
 *
 * @param tftpDefault whether phones that register by themselves get it
 * @param members nodes of its call managers, the first choice first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CallManagerGroup(String name, boolean tftpDefault, List<String> members) {

    public CallManagerGroup {
        members = List.copyOf(members);
    }
}
