package io.option150.registry.discovery.source;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a source is. */
public enum SourceKind {
    /** A Unified CM, asked by AXL. */
    @JsonProperty("axl")
    AXL,
    /** The registry of another suite. */
    @JsonProperty("option150")
    OPTION150,
    /** Names of a domain in DNS: it tells candidates only. */
    @JsonProperty("dns")
    DNS
}
