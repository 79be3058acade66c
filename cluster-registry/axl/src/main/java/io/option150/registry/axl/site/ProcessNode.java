package io.option150.registry.axl.site;

/**
 * A node of the cluster.
 *
 * @param name an IPv4 address or a host name
 * @param ipv6Name an IPv6 address or a host name; empty where it has none
 */
public record ProcessNode(String name, String ipv6Name, boolean publisher, boolean presence) {

    /** A row that stands for no node. */
    private static final String NO_NODE = "EnterpriseWideData";

    /** Whether call processing runs there, or could. */
    public boolean processesCalls() {
        return !presence && !name.equals(NO_NODE);
    }
}
