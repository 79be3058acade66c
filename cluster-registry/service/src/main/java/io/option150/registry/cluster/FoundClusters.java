package io.option150.registry.cluster;

import io.option150.search.Findable;
import io.option150.search.FoundInTable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Clusters by a part of their id, FQDN, description or of an address of their servers. */
@Singleton
class FoundClusters {

    private static final int PLACE = 2;

    private static final String SQL = """
            select cluster_id as key, fqdn as note from cluster
            where position($1 in lower(concat_ws(' ', cluster_id, fqdn, description, array_to_string(tftp_addresses, ' ')))) > 0
               or position($2 in lower(cluster_id)) > 0
            order by position($1 in lower(cluster_id)) <> 1, cluster_id limit $3""";

    @Produces
    @Singleton
    Findable clusters(Pool pool) {
        return new FoundInTable(pool, "cluster", PLACE, SQL);
    }
}
