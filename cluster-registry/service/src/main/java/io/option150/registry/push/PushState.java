package io.option150.registry.push;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a push is. */
public enum PushState {
    /** For its turn, or for edges to apply what the phone is to fetch. */
    @JsonProperty("waiting")
    WAITING,
    /** The call manager is being asked. */
    @JsonProperty("asking")
    ASKING,
    /** The call manager, or the phone, said yes. Whether the phone fetched is told beside it. */
    @JsonProperty("taken")
    TAKEN,
    /** It said no. */
    @JsonProperty("refused")
    REFUSED,
    /** It could not be asked, or gave no answer that can be understood. */
    @JsonProperty("failed")
    FAILED,
    /** Not asked any more: too many before it failed, its target was disabled or changed its kind, or it waited for a day. */
    @JsonProperty("stopped")
    STOPPED
}
