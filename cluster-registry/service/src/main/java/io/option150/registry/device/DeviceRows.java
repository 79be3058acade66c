package io.option150.registry.device;

import io.option150.registry.contract.DeviceRecord;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds device rows within somebody's session. */
@Singleton
public class DeviceRows {

    private static final String FILTER =
            " where (:cluster = '' or d.cluster.clusterId = :cluster) and d.key like :prefix escape '!'";

    /** One page of devices by their names; empty texts do not filter. */
    Uni<Paged<DeviceRecord>> page(Mutiny.Session session, PageQuery page, String clusterId, String prefix) {
        var like = DeviceName.key(prefix).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return session.createQuery("select count(*) from Device d" + FILTER, Long.class)
                .setParameter("cluster", clusterId)
                .setParameter("prefix", like)
                .getSingleResult()
                .flatMap(total -> session.createQuery(
                                "select d from Device d join fetch d.cluster" + FILTER + " order by d.key",
                                Device.class)
                        .setParameter("cluster", clusterId)
                        .setParameter("prefix", like)
                        .setFirstResult(Math.toIntExact(page.offset()))
                        .setMaxResults(page.size())
                        .getResultList()
                        .map(found -> Paged.of(
                                page, found.stream().map(Device::toRecord).toList(), total)));
    }

    /** The device of this name, its cluster fetched; null if there is none. */
    Uni<Device> find(Mutiny.Session session, String name) {
        return session.createQuery("select d from Device d join fetch d.cluster where d.key = :key", Device.class)
                .setParameter("key", DeviceName.key(name))
                .getSingleResultOrNull();
    }

    /** The device of this name, its cluster fetched; fails with 404. */
    Uni<Device> require(Mutiny.Session session, String name) {
        return find(session, name)
                .onItem()
                .ifNull()
                .failWith(() ->
                        Problem.notFound("There is no device " + name + ".").exception());
    }

    /** Those of these devices that exist, their clusters fetched. */
    Uni<List<Device>> findAll(Mutiny.Session session, Collection<String> keys) {
        return session.createQuery("select d from Device d join fetch d.cluster where d.key in :keys", Device.class)
                .setParameter("keys", keys)
                .getResultList();
    }
}
