package io.option150.files.record;

import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists of records. */
final class Pages {

    private Pages() {}

    /** One page: the query takes {@code size} and {@code offset}. */
    static Uni<Paged<String>> of(Mutiny.Session session, PageQuery page, String table, String query) {
        return session.createNativeQuery(query, String.class)
                .setParameter("size", page.size())
                .setParameter("offset", page.offset())
                .getResultList()
                .chain(items -> session.createNativeQuery("select count(*) from " + table, Long.class)
                        .getSingleResult()
                        .map(total -> Paged.of(page, items, total)));
    }

    static <A, B> Paged<B> map(Paged<A> page, Function<A, B> each) {
        return new Paged<>(page.items().stream().map(each).toList(), page.page(), page.size(), page.total());
    }
}
