package io.option150.registry.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.contract.ClusterRole;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as an admin sends it: what is left out gets its default, all but {@code clusterId} and {@code role}.
 *
 * @param httpPort left out: 6970; null: the cluster speaks TFTP only. The two differ, hence the node
 * @param sequence taken so that an answer can be sent back as it came; not used, {@code If-Match} is what counts
 */
@Schema(name = "ClusterInput")
public record ClusterInput(
        @Nullable String clusterId,
        @Nullable String fqdn,
        @Nullable String description,
        @Nullable ClusterRole role,
        @Nullable Boolean tftpEnabled,
        @Nullable Boolean manualOverride,
        @Nullable List<String> tftpAddresses,
        @Nullable Boolean secure,
        @Nullable Integer order,
        @Nullable Integer tftpPort,

        @Schema(implementation = Integer.class, nullable = true) @Nullable
        JsonNode httpPort,

        @Nullable List<String> peers,
        @Nullable Long sequence) {}
