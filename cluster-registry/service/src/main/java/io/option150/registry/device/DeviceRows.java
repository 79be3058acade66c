package io.option150.registry.device;

import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The devices as they stand in the database. */
final class DeviceRows {

    private DeviceRows() {}

    /** Those of these few keys that exist. */
    static Uni<List<DeviceRow>> all(Mutiny.Session session, Collection<String> keys) {
        return session.createSelectionQuery("from DeviceRow where key in :keys", DeviceRow.class)
                .setParameter("keys", keys)
                .getResultList();
    }

    /** 404, with what was probably meant. */
    static Problem unknown(String name) {
        return Problem.notFound("There is no device '" + name + "'"
                + MistakenName.rule(name).map(rule -> "; a name " + rule).orElse("."));
    }
}
