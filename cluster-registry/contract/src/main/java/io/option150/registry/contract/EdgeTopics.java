package io.option150.registry.contract;

/** The topic by which copies of the edge tell the registry of themselves. */
public final class EdgeTopics {

    /** Compacted, one partition; key: edge id; value: {@link EdgeBeat}. */
    public static final String EDGE_SEEN = "edge-seen";

    public static final String TYPE_EDGE_SEEN = "io.option150.edge.seen";

    /** Schema of {@link EdgeBeat}; the last part is {@code major.minor}. */
    public static final String SCHEMA_EDGE = "urn:option150:schema:edge:1.1";

    private EdgeTopics() {}
}
