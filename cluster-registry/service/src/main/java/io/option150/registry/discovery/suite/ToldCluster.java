package io.option150.registry.discovery.suite;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.option150.registry.discovery.statement.ClusterFacts;
import java.util.Objects;

/**
 * A cluster as one suite states it to another.
 *
 * @param origin {@code suite:} and the id of the suite whose record it is; who passes it on leaves that as it is
 * @param version the origin's; grows with each change
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ToldCluster(String origin, String clusterId, long version, ClusterFacts facts) {

    ToldCluster {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(clusterId, "clusterId");
        Objects.requireNonNull(facts, "facts");
    }
}
