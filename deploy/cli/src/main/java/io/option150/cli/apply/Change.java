package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to become of one thing.
 *
 * @param kind as documents write it
 * @param action what becomes of it
 * @param fields what differs
 */
record Change(String kind, String name, Action action, List<Field> fields) {

    Change {
        fields = List.copyOf(fields);
    }

    /** What becomes of a thing. */
    enum Action {
        CREATE,
        CHANGE,
        REMOVE
    }

    /** That of a thing that is to be as described. */
    static Action action(boolean isNew) {
        return isNew ? Action.CREATE : Action.CHANGE;
    }

    boolean isNew() {
        return action == Action.CREATE;
    }

    /**
     * A field that differs.
     *
     * @param from null: it is not there yet
     */
    record Field(String name, @Nullable JsonNode from, JsonNode to) {}
}
