package io.option150.registry.discovery.run;

import io.option150.registry.cluster.ClusterRefresh;
import io.option150.registry.discovery.source.Sources;
import io.option150.web.auth.Author;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Runs that callers ask for. */
@Singleton
class AskedRuns implements ClusterRefresh {

    private final Runs runs;
    private final Sources sources;

    AskedRuns(Runs runs, Sources sources) {
        this.runs = runs;
        this.sources = sources;
    }

    @Override
    public Uni<Long> ask(@Nullable String source) {
        var by = Author.current().map(Author::who).orElse("");
        return source == null
                ? runs.ask(by, "")
                : sources.require("source", source).chain(() -> runs.ask(by, source));
    }
}
