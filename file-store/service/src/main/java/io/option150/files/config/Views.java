package io.option150.files.config;

import io.option150.web.Paged;
import java.util.function.Function;

/** Lists as they are told. */
final class Views {

    private Views() {}

    /** The same page of views. */
    static <A, B> Paged<B> of(Paged<A> page, Function<A, B> view) {
        return new Paged<>(page.items().stream().map(view).toList(), page.page(), page.size(), page.total());
    }
}
