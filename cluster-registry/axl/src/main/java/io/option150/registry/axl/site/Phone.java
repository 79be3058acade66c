package io.option150.registry.axl.site;

/**
 * A phone of the cluster.
 *
 * @param uuid AXL's own, {@code {8-4-4-4-12}} in capitals; a removed phone is told by it alone
 * @param name the device's, such as {@code SEP001122AABBCC}
 * @param protocol {@code SIP} or {@code SCCP}
 */
public record Phone(
        String uuid,
        String name,
        String description,
        String model,
        String protocol,
        String devicePool,
        String securityProfile) {}
