package io.option150.config.record;

import io.option150.config.check.Model;
import java.util.Locale;
import java.util.Set;

/** Which models have files that can be written from records, by protocol. */
final class Shapes {

    /** Read files that no public source shows, or none of their own. */
    private static final Set<String> WITHOUT_FILES = Set.of("gateway", "module");

    /** Took SIP, if at all, by binary files. */
    private static final Set<String> SCCP_ONLY = Set.of("old", "wireless");

    private static final Set<String> BINARY = Set.of("ATA 186", "ATA 188");

    private Shapes() {}

    static boolean takes(Model model, String protocol) {
        if (WITHOUT_FILES.contains(model.family()) || BINARY.contains(model.name())) {
            return false;
        }
        if (SCCP_ONLY.contains(model.family())) {
            return protocol.equals("SCCP");
        }
        // Where no source tells the loads, either may be.
        return model.loads().isEmpty() || model.loads().stream().anyMatch(start -> speaks(start, protocol));
    }

    static boolean takes(Model model, String protocol, String load) {
        return model.loads().isEmpty() || (model.loads(load) && speaks(load, protocol));
    }

    /** Whether the name of a load leaves this protocol open; {@code term45.default} tells none. */
    private static boolean speaks(String load, String protocol) {
        var name = load.toUpperCase(Locale.ROOT);
        boolean isSip = name.startsWith("SIP") || name.startsWith("P0S3");
        boolean isSccp = name.startsWith("SCCP") || name.startsWith("P003");
        return protocol.equals("SIP") ? !isSccp : !isSip;
    }
}
