package io.option150.edge.view;

import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.NameClass;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustPaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The trust lists of our own cluster. */
public final class TrustLists {

    private final Map<String, TrustListRecord> lists = new ConcurrentHashMap<>();

    TrustLists() {}

    /** The list that a name stands for: a cluster's, or a device's, which has the same content. */
    public Optional<TrustListRecord> find(ClassifiedName name) {
        boolean trust = name.nameClass() == NameClass.CLUSTER_TRUST || name.nameClass() == NameClass.DEVICE_TRUST;
        return trust ? listName(name.base()).map(lists::get) : Optional.empty();
    }

    /** All lists, in no order. */
    public List<TrustListRecord> all() {
        return List.copyOf(lists.values());
    }

    /** Puts a list in its place and returns what was there. */
    @Nullable
    TrustListRecord put(TrustListRecord list) {
        return lists.put(list.name(), list);
    }

    /** Takes a list away and returns it. */
    @Nullable
    TrustListRecord remove(String name) {
        return lists.remove(name);
    }

    /** Empty for kinds that we do not make, such as the extended ITL. */
    private static Optional<String> listName(String base) {
        if (base.regionMatches(true, 0, "CTL", 0, 3)) {
            return Optional.of(TrustPaths.CTL_NAME);
        }
        return base.regionMatches(true, 0, "ITL", 0, 3) ? Optional.of(TrustPaths.ITL_NAME) : Optional.empty();
    }
}
