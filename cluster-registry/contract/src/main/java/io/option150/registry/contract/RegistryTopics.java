package io.option150.registry.contract;

/** Topics and event types that the cluster registry owns. */
public final class RegistryTopics {

    /** Compacted; key: cluster id; value: {@link ClusterRecord}, none after a removal. */
    public static final String CLUSTER_CHANGED = "cluster-changed";

    /** Compacted; key: device name in upper case; value: {@link DeviceRecord}, none after a removal. */
    public static final String PHONE_MOVED = "phone-moved";

    public static final String TYPE_CLUSTER_CHANGED = "io.option150.cluster.changed";
    public static final String TYPE_CLUSTER_REMOVED = "io.option150.cluster.removed";

    public static final String TYPE_DEVICE_ASSIGNED = "io.option150.device.assigned";
    public static final String TYPE_DEVICE_MOVED = "io.option150.device.moved";
    /** The home stays, its files changed there: every edge drops what it holds of this device. */
    public static final String TYPE_DEVICE_REFRESHED = "io.option150.device.refreshed";

    public static final String TYPE_DEVICE_REMOVED = "io.option150.device.removed";

    /** Schema of {@link ClusterRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_CLUSTER = "urn:option150:schema:cluster:1.0";

    /** Schema of {@link DeviceRecord}. */
    public static final String SCHEMA_DEVICE = "urn:option150:schema:device:1.0";

    /** Compacted; key: {@link #SERVICE_EDGE} for all copies of the edge, or an edge id; value: {@link ServiceRecord}, none after a removal. */
    public static final String SERVICE_CHANGED = "service-changed";

    /** Key of what all copies of the edge are to do. */
    public static final String SERVICE_EDGE = "tftp-edge";

    public static final String TYPE_SERVICE_CHANGED = "io.option150.service.changed";
    public static final String TYPE_SERVICE_REMOVED = "io.option150.service.removed";

    /** Schema of {@link ServiceRecord}. */
    public static final String SCHEMA_SERVICE = "urn:option150:schema:service:1.0";

    private RegistryTopics() {}
}
