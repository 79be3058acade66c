package io.option150.registry.cluster;

import io.option150.registry.address.HostAddress;
import io.option150.registry.address.IpAddress;
import io.option150.registry.contract.ClusterRole;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as an admin describes it, fields that are left out filled in. The annotations are all that one field alone can break
 * (R7, R10).
 *
 * @param order the lowest is preferred
 * @param httpPort null: the cluster speaks TFTP only
 */
@Schema(examples = """
        {"clusterId":"branch-a","role":"remote","fqdn":"cucm.branch-a.example","tftpAddresses":["192.0.2.1"],"httpPort":6970}""")
record ClusterForm(
        @Pattern(regexp = ClusterId.FORM, message = ClusterId.RULE)
        String clusterId,

        ClusterRole role,

        @Pattern(
                regexp = "^[A-Za-z0-9.* -]{0,50}$",
                message = "must be up to 50 letters (A-Z, a-z), digits, '.', '-', '*' and spaces (R10)")
        String fqdn,

        // What no text column keeps, or no reader shows, is forbidden, too: control characters, halves of surrogate
        // pairs.
        @Schema(maxLength = LONGEST_DESCRIPTION)
        @CodePointLength(
                max = LONGEST_DESCRIPTION,
                message = "must be up to " + LONGEST_DESCRIPTION + " characters (R10)")
        @Pattern(
                regexp = "^[^\"<>\\\\&%\\p{Cc}\\p{Cs}-]*$",
                message = "must not contain any of \" < > \\ - & %, control characters or half characters (R10)")
        String description,

        boolean tftpEnabled,
        boolean manualOverride,

        @Size(max = MAX_ADDRESSES, message = "must be at most 3 addresses; 2 is the recommended redundancy (R7)")
        List<@HostAddress String> tftpAddresses,

        boolean secure,

        @Min(value = 0, message = ORDER) @Max(value = 10_000, message = ORDER)
        int order,

        @Min(value = 1, message = PORT) @Max(value = 65_535, message = PORT)
        int tftpPort,

        @Schema(nullable = true)
        @Min(value = 1, message = HTTP_PORT)
        @Max(value = 65_535, message = HTTP_PORT)
        @Nullable
        Integer httpPort,

        @Size(max = MAX_PEERS, message = "must be at most 1000 cluster ids")
        List<@Pattern(regexp = ClusterId.FORM, message = ClusterId.RULE) String> peers) {

    static final int MAX_ADDRESSES = 3;
    static final int MAX_PEERS = 1_000;

    private static final int LONGEST_DESCRIPTION = 128;
    private static final String ORDER = "must be a whole number from 0 to 10000";
    private static final String PORT = "must be a whole number from 1 to 65535";
    private static final String HTTP_PORT = PORT + ", or null";

    ClusterForm {
        tftpAddresses = List.copyOf(tftpAddresses);
        peers = List.copyOf(peers);
    }

    /** The id of a form without violations. */
    ClusterId id() {
        return new ClusterId(clusterId);
    }

    /** Those of the addresses that are a host's. */
    List<IpAddress> hosts() {
        return tftpAddresses.stream()
                .map(IpAddress::parse)
                .flatMap(Optional::stream)
                .filter(IpAddress::isHost)
                .toList();
    }
}
