package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to become of one thing.
 *
 * @param kind as documents write it
 * @param isNew whether it is not there yet
 * @param fields what differs
 */
record Change(String kind, String name, boolean isNew, List<Field> fields) {

    Change {
        fields = List.copyOf(fields);
    }

    /**
     * A field that differs.
     *
     * @param from null: it is not there yet
     */
    record Field(String name, @Nullable JsonNode from, JsonNode to) {}
}
