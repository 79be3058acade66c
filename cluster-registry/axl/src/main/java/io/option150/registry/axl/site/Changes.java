package io.option150.registry.axl.site;

import java.util.List;

/**
 * What was changed since a point.
 *
 * @param next from where to ask on
 * @param gap the queue was rebuilt, or has forgotten changes after the point: all has to be read anew
 */
public record Changes(ChangePoint next, boolean gap, List<Change> changes) {
    public Changes {
        changes = List.copyOf(changes);
    }
}
