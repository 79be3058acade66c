package io.option150.registry.phone;

import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.device.DeviceHomes;
import io.option150.registry.device.DeviceHomes.Home;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes records of homes that were learned. */
@Singleton
class KeptHomes {

    private static final int A_TRANSACTION = 1_000;

    /** Of a phone that auto-registration took: an admin may well mean it to stay there. */
    private static final String AUTOMATIC = """
            select c.cluster_id from phone_home h join phone p on p.key = h.phone
            join cluster c on c.cluster_id = h.cluster or (h.cluster = '' and c.role = 'LOCAL')
            where p.device = $1 and h.automatic and h.confirmed >= $2""";

    private static final String LEARNED = """
            select p.device
            from phone_home h join cluster c on c.cluster_id = h.cluster or (h.cluster = '' and c.role = 'LOCAL')
            join phone p on p.key = h.phone
            where c.cluster_id = :cluster and not h.automatic and h.confirmed >= :since and p.device <> ''
            and not exists (select from device d where phone_of(d.key) = p.key)
            and not exists (select from phone_home o join cluster oc
                                on oc.cluster_id = o.cluster or (o.cluster = '' and oc.role = 'LOCAL')
                            where o.phone = p.key and oc.id <> c.id and not o.automatic and o.confirmed >= :since)
            group by p.device order by p.device""";

    private final Pool pool;
    private final Phones phones;
    private final DeviceHomes devices;

    KeptHomes(Pool pool, Phones phones, DeviceHomes devices) {
        this.pool = pool;
        this.phones = phones;
        this.devices = devices;
    }

    /**
     * Keeps the home of one phone; 404, or 409 where it is registered, where several clusters have its configuration, or
     * where none is known to have it.
     */
    Uni<DeviceRecord> keep(String name) {
        return phones.find(name).chain(phone -> switch (phone.homeKind()) {
            case PhoneFilter.REGISTERED ->
                throw Problem.conflict(
                                "Device '" + phone.device() + "' is registered already, at '" + phone.home() + "'.")
                        .exception();
            case "conflict" ->
                throw Problem.conflict("Several clusters have the configuration of '" + phone.device()
                                + "': register it at the one where it belongs.")
                        .exception();
            case "learned" -> devices.assign(new Home(phone.device(), String.valueOf(phone.home())));
            default -> keepAutomatic(phone);
        });
    }

    /** Keeps the homes of all phones that are learned to be at home in a cluster; answers how many records were made. */
    Uni<Long> keepAll(String cluster) {
        return devices.assignAll(session -> learned(session, cluster))
                .chain(made -> made < A_TRANSACTION
                        ? Uni.createFrom().item(made)
                        : keepAll(cluster).map(more -> made + more));
    }

    private Uni<DeviceRecord> keepAutomatic(PhoneView phone) {
        return pool.preparedQuery(AUTOMATIC)
                .execute(Tuple.of(phone.device(), PhoneJoins.learnedSince()))
                .chain(rows -> {
                    var clusters = StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getString(0))
                            .toList();
                    if (clusters.size() != 1) {
                        throw Problem.conflict("No cluster is known to have the configuration of '" + phone.device()
                                        + "': there is no home to keep.")
                                .exception();
                    }
                    return devices.assign(new Home(phone.device(), clusters.getFirst()));
                });
    }

    private Uni<List<Home>> learned(Mutiny.Session session, String cluster) {
        return session.createNativeQuery(LEARNED, String.class)
                .setParameter("cluster", cluster)
                .setParameter("since", PhoneJoins.learnedSince())
                .setMaxResults(A_TRANSACTION)
                .getResultList()
                .map(names ->
                        names.stream().map(name -> new Home(name, cluster)).toList());
    }
}
