package io.option150.registry.discovery.source;

import io.option150.search.Findable;
import io.option150.search.FoundInTable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Sources of discovery by a part of their name, address or cluster. */
@Singleton
class FoundSources {

    private static final int PLACE = 4;

    private static final String SQL = """
            select name as key, url as note from discovery_source
            where position($1 in lower(concat_ws(' ', name, url, cluster_id))) > 0 or position($2 in lower(name)) > 0
            order by position($1 in lower(name)) <> 1, name limit $3""";

    @Produces
    @Singleton
    Findable sources(Pool pool) {
        return new FoundInTable(pool, "source", PLACE, SQL);
    }
}
