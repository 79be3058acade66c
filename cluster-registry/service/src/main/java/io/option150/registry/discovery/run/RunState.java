package io.option150.registry.discovery.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a run, or a source in it, is. */
public enum RunState {
    /** Nobody has begun. */
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("running")
    RUNNING,
    /** All sources told all they have. */
    @JsonProperty("done")
    DONE,
    /** One at least did not, and keeps its last good state. */
    @JsonProperty("failed")
    FAILED
}
