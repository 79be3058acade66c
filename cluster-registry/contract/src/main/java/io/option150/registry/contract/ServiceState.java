package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether copies of the edge are to answer phones. */
public enum ServiceState {
    @JsonProperty("running")
    RUNNING,
    /** Alive, not ready, and no phone is answered. */
    @JsonProperty("stopped")
    STOPPED;

    /** As JSON and people have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
