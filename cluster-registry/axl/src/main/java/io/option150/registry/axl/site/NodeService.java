package io.option150.registry.axl.site;

/** A service on a node: whether an admin has activated it, and whether it runs. */
public record NodeService(String node, String service, boolean enabled, boolean active) {

    /** As {@code XService} of the schema spells it. */
    private static final String TFTP = "Cisco Tftp";

    /** Whether phones can fetch files there. */
    public boolean servesTftp() {
        return service.equals(TFTP) && enabled && active;
    }
}
