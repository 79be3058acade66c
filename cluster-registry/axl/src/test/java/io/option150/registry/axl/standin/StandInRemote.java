package io.option150.registry.axl.standin;

import java.util.List;

/** A cluster that a stand-in knows of. */
public record StandInRemote(String clusterId, boolean tftp, List<String> tftpAddresses) {}
