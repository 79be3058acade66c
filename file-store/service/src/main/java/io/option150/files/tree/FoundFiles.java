package io.option150.files.tree;

import io.option150.search.Findable;
import io.option150.search.FoundInTable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Files by a part of their paths. */
@Singleton
class FoundFiles {

    private static final int PLACE = 1;

    /** Those that begin so stand in the index; others are looked for until there are enough. */
    private static final String SQL = """
            select path as key, '' as note from (
                (select path, 0 as rank from file where folded >= $1 and folded < $1 || U&'\\FFFF'
                 order by folded, path limit $3)
                union all
                (select path, 1 from file
                 where (position($1 in folded) > 1 or position($2 in folded) > 1
                        or ($1 <> $2 and position($2 in folded) = 1)) limit $3)) as found
            order by rank, path limit $3""";

    @Produces
    @Singleton
    Findable files(Pool pool) {
        return new FoundInTable(pool, "file", PLACE, SQL);
    }
}
