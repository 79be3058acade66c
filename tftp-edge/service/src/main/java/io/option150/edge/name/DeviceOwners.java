package io.option150.edge.name;

import org.jspecify.annotations.Nullable;

/** Tells registered devices by the names that are theirs. */
@FunctionalInterface
public interface DeviceOwners {

    /** Key of the registered device whose name this is, by itself or by the MAC in it (RES-2); null when nobody's. */
    @Nullable
    String owner(String key);
}
