package io.option150.registry.axl.site;

import java.util.List;

/**
 * Another cluster that this one knows of.
 *
 * @param tftp whether this cluster's TFTP asks it
 * @param tftpAddresses up to 3, as they are written there: IPv4, in old data a host name cut off after 15 characters
 */
public record RemoteCluster(
        String clusterId, String description, String fullyQualifiedName, boolean tftp, List<String> tftpAddresses) {
    public RemoteCluster {
        tftpAddresses = List.copyOf(tftpAddresses);
    }
}
