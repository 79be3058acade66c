package io.option150.registry.discovery.statement;

import io.option150.registry.contract.ClusterRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record beside what is stated of its cluster. A field that is not as discovery left it was changed by hand, and stays, and so does
 * each field that discovery never wrote, default or not; of the addresses the record says itself whether they may be replaced (R12).
 *
 * @param fields what is to change; all null: nothing
 * @param applied what discovery has written once this is done; null: it never wrote that field
 * @param overridden fields in which the record stays as it is, though another value is stated
 */
public record ClusterMerge(ClusterFields fields, ClusterFields applied, List<String> overridden) {

    public ClusterMerge {
        overridden = List.copyOf(overridden);
    }

    /**
     * Merges.
     *
     * @param present the record; none: it is to be made
     * @param applied what discovery wrote last; none: it never did
     */
    static ClusterMerge of(Optional<ClusterRecord> present, Optional<ClusterFields> applied, ClusterFields stated) {
        var is = present.map(ClusterFields::of).orElse(ClusterFields.DEFAULTS);
        // What a record that it makes itself has by default is discovery's as well: nobody typed it.
        var base = present.isEmpty() ? ClusterFields.DEFAULTS : applied.orElse(ClusterFields.NOTHING);
        var overridden = new ArrayList<String>();
        var addresses = present.map(ClusterRecord::manualOverride).orElse(false)
                ? kept("tftpAddresses", is.tftpAddresses(), stated.tftpAddresses(), overridden)
                : stated.tftpAddresses();
        var taken = new ClusterFields(
                taken("fqdn", is.fqdn(), base.fqdn(), stated.fqdn(), overridden),
                taken("description", is.description(), base.description(), stated.description(), overridden),
                addresses,
                taken("peers", is.peers(), base.peers(), stated.peers(), overridden),
                taken("secure", is.secure(), base.secure(), stated.secure(), overridden),
                taken("tftpPort", is.tftpPort(), base.tftpPort(), stated.tftpPort(), overridden),
                taken("httpPort", is.httpPort(), base.httpPort(), stated.httpPort(), overridden));
        var changed = new ClusterFields(
                changed(is.fqdn(), taken.fqdn()),
                changed(is.description(), taken.description()),
                changed(is.tftpAddresses(), taken.tftpAddresses()),
                changed(is.peers(), taken.peers()),
                changed(is.secure(), taken.secure()),
                changed(is.tftpPort(), taken.tftpPort()),
                changed(is.httpPort(), taken.httpPort()));
        var written = new ClusterFields(
                or(taken.fqdn(), base.fqdn()),
                or(taken.description(), base.description()),
                or(taken.tftpAddresses(), base.tftpAddresses()),
                or(taken.peers(), base.peers()),
                or(taken.secure(), base.secure()),
                or(taken.tftpPort(), base.tftpPort()),
                or(taken.httpPort(), base.httpPort()));
        return new ClusterMerge(changed, written, overridden);
    }

    /** Whether nothing is to change. */
    boolean isNothing() {
        return fields.equals(ClusterFields.NOTHING);
    }

    private static <T> @Nullable T taken(
            String field, @Nullable T is, @Nullable T base, @Nullable T stated, List<String> overridden) {
        return base != null && base.equals(is) ? stated : kept(field, is, stated, overridden);
    }

    private static <T> @Nullable T kept(String field, @Nullable T is, @Nullable T stated, List<String> overridden) {
        if (stated != null && !stated.equals(is)) {
            overridden.add(field);
        }
        return null;
    }

    private static <T> @Nullable T changed(@Nullable T is, @Nullable T taken) {
        return Objects.equals(is, taken) ? null : taken;
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
