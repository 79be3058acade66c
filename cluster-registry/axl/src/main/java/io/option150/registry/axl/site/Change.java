package io.option150.registry.axl.site;

/**
 * Something was changed in the cluster.
 *
 * @param type such as {@code Phone}
 * @param uuid of what was changed
 */
public record Change(long id, String type, String uuid, Action action) {

    public enum Action {
        ADDED,
        UPDATED,
        REMOVED
    }
}
