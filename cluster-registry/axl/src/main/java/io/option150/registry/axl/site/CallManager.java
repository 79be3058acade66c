package io.option150.registry.axl.site;

/** A call manager and its node; with auto-registration on, it gives any phone a number (R13, R14). */
public record CallManager(String name, String node, boolean autoRegistration) {}
