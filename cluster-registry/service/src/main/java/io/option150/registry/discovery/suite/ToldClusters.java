package io.option150.registry.discovery.suite;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * One page of what a suite states.
 *
 * @param suite {@code suite:} and its id: its own records have it as their origin
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ToldClusters(String suite, List<ToldCluster> items, int page, int size, long total) {

    ToldClusters {
        Objects.requireNonNull(suite, "suite");
        items = List.copyOf(items);
    }
}
