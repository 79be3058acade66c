package io.option150.web;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a table, and the conditions of a list's filters, those alone that are given: PostgreSQL cannot tell the type of a
 * parameter that is only asked whether it is null. For services with a database. Not for several threads.
 */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** Demands this condition, in which {@code :parameter} stands for the value; nothing where there is no value. */
    public Where and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** One page of the rows of an entity that meet all conditions, in this order. */
    public <E, T> Uni<Paged<T>> page(
            Mutiny.SessionFactory database, Class<E> entity, String order, PageQuery query, Function<E, T> read) {
        var from = "from " + entity.getSimpleName() + clause();
        return database.withSession(session -> filled(session.createSelectionQuery(from + " order by " + order, entity))
                .setFirstResult(query.offset())
                .setMaxResults(query.size())
                .getResultList()
                .chain(rows -> filled(session.createSelectionQuery("select count(*) " + from, Long.class))
                        .getSingleResult()
                        .map(total -> Paged.of(query, rows.stream().map(read).toList(), total))));
    }

    private String clause() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private <R> SelectionQuery<R> filled(SelectionQuery<R> query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
