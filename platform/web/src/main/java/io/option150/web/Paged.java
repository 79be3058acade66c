package io.option150.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items at most {@code size} entries
 * @param page number of this page, from 0
 * @param size entries a page
 * @param total entries in all pages
 */
public record Paged<T>(List<T> items, int page, int size, long total) {

    public Paged {
        items = List.copyOf(items);
    }

    /** This page of a list that is at hand as a whole. */
    public static <T> Paged<T> of(PageQuery query, List<T> all) {
        var items = all.stream().skip(query.offset()).limit(query.size()).toList();
        return of(query, items, all.size());
    }

    /** This page of a list of {@code total} entries. */
    public static <T> Paged<T> of(PageQuery query, List<T> items, long total) {
        return new Paged<>(items, query.page(), query.size(), total);
    }
}
