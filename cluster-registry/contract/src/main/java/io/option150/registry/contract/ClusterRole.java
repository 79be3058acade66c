package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cluster is to the suite. */
public enum ClusterRole {
    /** The suite itself: its own files, its own lists. There is exactly one. */
    @JsonProperty("local")
    LOCAL,
    /** A cluster whose TFTP servers the suite asks. */
    @JsonProperty("remote")
    REMOTE
}
