package io.option150.search;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** A kind of thing that is found by a part of a name; each package that owns one has a bean. */
public interface Findable {

    /** How many of a kind are told. */
    int MOST = 8;

    /** What the kind is called, as {@link SearchHit#kind} has it; kinds are told in the order of {@link #place}. */
    String kind();

    /** Which kinds come before it; the lower the earlier. */
    int place();

    /**
     * Looks for things of this kind.
     *
     * @return at most {@link #MOST}; none where what is sought cannot be a part of such a name
     */
    Uni<List<SearchHit>> find(Sought sought);
}
