package io.option150.registry.device;

import io.option150.web.PageQuery;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The devices as they stand in the database. */
final class DeviceRows {

    private static final String FILTERED = "from Device where (:home is null or clusterId = :home)"
            + " and key >= :prefix and left(key, length(:prefix)) = :prefix";

    private DeviceRows() {}

    static Uni<List<Device>> page(Mutiny.Session session, DeviceFilter filter, PageQuery query) {
        return session.createSelectionQuery(FILTERED + " order by key", Device.class)
                .setParameter("home", filter.clusterId())
                .setParameter("prefix", filter.keyPrefix())
                .setFirstResult(Math.clamp(query.offset(), 0, Integer.MAX_VALUE))
                .setMaxResults(query.size())
                .getResultList();
    }

    static Uni<Long> count(Mutiny.Session session, DeviceFilter filter) {
        return session.createSelectionQuery("select count(*) " + FILTERED, Long.class)
                .setParameter("home", filter.clusterId())
                .setParameter("prefix", filter.keyPrefix())
                .getSingleResult();
    }

    /** The device of this name; fails with 404 if there is none. */
    static Uni<Device> require(Mutiny.Session session, DeviceName name) {
        return session.find(Device.class, name.key())
                .onItem()
                .ifNull()
                .failWith(() -> unknown(name.text()).exception());
    }

    /** Those of these keys that exist. */
    static Uni<List<Device>> all(Mutiny.Session session, Collection<String> keys) {
        return session.createSelectionQuery("from Device where key in :keys", Device.class)
                .setParameter("keys", keys)
                .getResultList();
    }

    static Problem unknown(String name) {
        return Problem.notFound("There is no device '" + name + "'.");
    }
}
