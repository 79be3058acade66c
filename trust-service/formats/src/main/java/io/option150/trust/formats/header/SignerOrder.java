package io.option150.trust.formats.header;

import static io.option150.trust.formats.header.HeaderTag.CANAME;
import static io.option150.trust.formats.header.HeaderTag.SERIALNUMBER;
import static io.option150.trust.formats.header.HeaderTag.SIGNERNAME;

import java.util.List;
import java.util.Set;

/**
 * The order in which the three elements of SIGNERID stand. Writers differ; readers must take any.
 *
 * @param tags SIGNERNAME, SERIALNUMBER and CANAME, each once
 */
public record SignerOrder(List<HeaderTag> tags) {

    private static final Set<HeaderTag> ALL = Set.of(SIGNERNAME, SERIALNUMBER, CANAME);

    /** Unified CM's order 4, 5, 6: what we write. */
    public static final SignerOrder UNIFIED_CM = new SignerOrder(List.of(SIGNERNAME, SERIALNUMBER, CANAME));

    public SignerOrder {
        tags = List.copyOf(tags);
        if (tags.size() != ALL.size()
                || !ALL.containsAll(tags)
                || Set.copyOf(tags).size() != ALL.size()) {
            throw new IllegalArgumentException("signer order: %s is no order of %s".formatted(tags, ALL));
        }
    }
}
