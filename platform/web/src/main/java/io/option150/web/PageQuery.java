package io.option150.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * Which part of a list is asked: {@code ?page=&size=}.
 *
 * @param page from 0
 * @param size entries a page, 1 to 1000
 */
public record PageQuery(
        @QueryParam("page") @DefaultValue("0") int page,
        @QueryParam("size") @DefaultValue("100") int size) {

    public static final int MAX_SIZE = 1000;

    public PageQuery {
        if (page < 0) {
            throw new Violation("page", "must be 0 or more", Integer.toString(page)).exception();
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new Violation("size", "must be 1 to " + MAX_SIZE, Integer.toString(size)).exception();
        }
    }

    /**
     * How many entries come before this page; of a page that is further away than any list is long, as many as can be
     * counted: it is empty.
     */
    public int offset() {
        return (int) Math.min(Integer.MAX_VALUE, (long) page * size);
    }
}
