package io.option150.registry.discovery.dns;

/**
 * An address at which a TFTP server may be.
 *
 * @param name whose address it is
 * @param question the name that led there
 */
record Candidate(String address, String name, String question) {}
