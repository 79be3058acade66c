package io.option150.registry.discovery.removed;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of record was removed. */
enum RemovedKind {
    @JsonProperty("cluster")
    CLUSTER,
    @JsonProperty("device")
    DEVICE
}
