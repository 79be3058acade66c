package io.option150.registry.gateway;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The copies of the edge that are heard, and where each answers: what they tell of themselves, and nothing that a caller says.
 * Whoever hears them gives their addresses by id.
 */
@Singleton
class EdgeCopies {

    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /** A copy, and its API. */
    record Copy(String edgeId, String host, int port) {

        @Override
        public String toString() {
            return "edge " + edgeId + " at " + host + ":" + port;
        }
    }

    private final Supplier<Map<String, String>> heard;

    EdgeCopies(@Identifier("edge-addresses") Supplier<Map<String, String>> heard) {
        this.heard = heard;
    }

    /** All of them, by their ids. A copy whose address is none is none. */
    List<Copy> all() {
        return new TreeMap<>(heard.get())
                .entrySet().stream()
                        .flatMap(edge -> read(edge.getKey(), edge.getValue()).stream())
                        .toList();
    }

    /** One of them. */
    Optional<Copy> of(String edgeId) {
        return Optional.ofNullable(heard.get().get(edgeId)).flatMap(address -> read(edgeId, address));
    }

    private static Optional<Copy> read(String edgeId, String address) {
        var told = ADDRESS.matcher(address);
        if (!told.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(told.group(3));
        var host = told.group(1) == null ? told.group(2) : told.group(1);
        return port < 1 || port > LAST_PORT ? Optional.empty() : Optional.of(new Copy(edgeId, host, port));
    }
}
