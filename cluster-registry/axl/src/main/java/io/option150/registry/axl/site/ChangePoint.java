package io.option150.registry.axl.site;

/**
 * A place in a cluster's queue of changes.
 *
 * @param changeId of the first change that is not yet known
 */
public record ChangePoint(String queueId, long changeId) {}
