package io.option150.registry.axl.standin;

/** A node of a stand-in. */
public record StandInNode(String name, boolean publisher, boolean tftp, boolean autoRegistration) {}
