package io.option150.trust.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a look found. */
enum RemoteState {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO,
    /** It could not be found out. */
    @JsonProperty("unknown")
    UNKNOWN,
    /** It makes no difference for this cluster. */
    @JsonProperty("not-needed")
    NOT_NEEDED
}
