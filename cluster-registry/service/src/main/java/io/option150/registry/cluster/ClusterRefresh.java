package io.option150.registry.cluster;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Has sources asked which clusters and devices there are (R12). */
public interface ClusterRefresh {

    /**
     * Asks for a run; answers its number.
     *
     * @param source the one source that is to be asked; null: all that are enabled. 404 where there is none of this name
     */
    Uni<Long> ask(@Nullable String source);
}
