package io.option150.edge.view;

import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ServiceRecord;
import io.option150.trust.contract.TrustListRecord;
import org.jspecify.annotations.Nullable;

/** Is told of each change of the view, after the change and before the next one. Called on one thread at a time. */
public interface ViewListener {

    /** A cluster came ({@code before} is null), changed, or went ({@code after} is null). */
    default void clusterChanged(@Nullable ClusterRecord before, @Nullable ClusterRecord after) {}

    /** A device was assigned, moved, refreshed or removed, or has another certificate; {@code device} is its key. */
    default void deviceTouched(String device) {}

    /** An own file came, changed or went. */
    default void fileChanged(String path, @Nullable FileRecord before, @Nullable FileRecord after) {}

    /** Another certificate signs from now on. */
    default void signerChanged() {}

    /** Any certificate came, changed or went. */
    default void certificateChanged() {}

    /** A trust list of ours came ({@code before} is null), changed or went. */
    default void trustListChanged(String name, @Nullable TrustListRecord before) {}

    /** What this copy or all of them are to do ({@code name}) was told ({@code now} is null: is told no more). */
    default void serviceChanged(String name, @Nullable ServiceRecord now) {}

    /** The view is known to be right from now on. */
    default void viewProved() {}
}
