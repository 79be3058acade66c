package io.option150.registry.fleet;

import io.option150.search.Findable;
import io.option150.search.SearchHit;
import io.option150.search.Sought;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Copies of the edge by a part of their name or of an address at which phones ask them. */
@Singleton
class FoundEdges implements Findable {

    private static final int PLACE = 3;

    private final Edges edges;
    private final InstantSource clock = InstantSource.system();

    FoundEdges(Edges edges) {
        this.edges = edges;
    }

    @Override
    public String kind() {
        return "edge";
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public Uni<List<SearchHit>> find(Sought sought) {
        return Uni.createFrom()
                .item(() -> edges.all(clock.instant()).stream()
                        .filter(edge -> Stream.concat(Stream.of(edge.edgeId()), edge.addresses().tftp().stream())
                                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(sought.text())))
                        .limit(MOST)
                        .map(edge -> SearchHit.of(kind(), edge.edgeId(), edge.state()))
                        .toList());
    }
}
