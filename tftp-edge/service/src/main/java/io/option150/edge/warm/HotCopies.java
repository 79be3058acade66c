package io.option150.edge.warm;

import java.util.List;
import java.util.Objects;

/**
 * What a copy holds of own files.
 *
 * @param items the ones that phones ask for most come first
 */
public record HotCopies(List<Item> items) {

    public HotCopies {
        items = List.copyOf(items);
    }

    /**
     * One file.
     *
     * @param path its name
     * @param sha256 of its bytes, lower-case hex
     * @param bytes length
     */
    public record Item(String path, String sha256, long bytes) {
        public Item {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(sha256, "sha256");
        }
    }
}
