package io.option150.registry.contract;

/** Where the cluster registry answers; all to follow its base URL. */
public final class RegistryPaths {

    /** All clusters, one page at a time; one by {@code /} and its id. */
    public static final String CLUSTERS = "/api/v1/clusters";

    /** All devices, one page at a time; one by {@code /} and its name. */
    public static final String DEVICES = "/api/v1/devices";

    /** All copies of the edge, one page at a time; one by {@code /} and its name. */
    public static final String EDGES = "/api/v1/edges";

    /** All phones that were seen or are registered, one page at a time; one by {@code /} and its name. */
    public static final String PHONES = "/api/v1/phones";

    /** What all copies of the edge are to do; what one of them is to do by {@code /edges/} and its name. */
    public static final String EDGE_SERVICE = "/api/v1/services/tftp-edge";

    /** All that is wrong with phones now, a cause that many share told once. */
    public static final String FINDINGS = "/api/v1/findings";

    public static final String ACTIVITY = "/api/v1/activity";
    public static final String LIVE = "/api/v1/live";

    /** Whom the caller's token speaks for. */
    public static final String SESSION = "/api/v1/session";

    /** What was applied together under a label; one by {@code /} and the label. */
    public static final String APPLY_SETS = "/api/v1/apply-sets";

    /** The systems that are asked for clusters and devices; one by {@code /} and its name. */
    public static final String DISCOVERY_SOURCES = "/api/v1/discovery/sources";

    /** What became of asking them, run by run; one by {@code /} and its number. */
    public static final String DISCOVERY_RUNS = "/api/v1/discovery/runs";

    /** Phones that stand at another home than sources state, one page at a time. */
    public static final String DISCOVERY_MOVES = "/api/v1/discovery/moves";

    /** What this suite states of clusters, for other suites; one page at a time. */
    public static final String DISCOVERY_STATEMENTS = "/api/v1/discovery/statements";

    /** What was removed by hand though sources state it; to take that back by {@code /clusters/} or {@code /devices/} and its name. */
    public static final String DISCOVERY_REMOVED = "/api/v1/discovery/removed";

    /** What other suites trust, by {@code /} and the name of the source that tells. */
    public static final String DISCOVERY_TRUST = "/api/v1/discovery/trust";

    /** What answers at an address. */
    public static final String DISCOVERY_PROBE = "/api/v1/discovery/probe";

    private RegistryPaths() {}
}
