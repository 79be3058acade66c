package io.option150.registry.cluster;

/**
 * What an admin should know of a cluster though its record breaks no rule.
 *
 * @param kind one of a few short words, for programs
 * @param text for people
 */
public record ClusterWarning(String kind, String text) {}
