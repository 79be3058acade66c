package io.option150.registry.phone;

import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that go to the database as one array for each column: one statement for all of them. Not for several threads. */
public final class Columns {

    private final Class<?>[] types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** {@code types} of the columns, in their order. */
    public Columns(Class<?>... types) {
        this.types = types.clone();
    }

    /** Adds a row: one value, or null, for each column. */
    public void add(@Nullable Object... row) {
        if (row.length != types.length) {
            throw new IllegalArgumentException("a row must have " + types.length + " values, has " + row.length);
        }
        rows.add(row);
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The columns in their order. */
    public Tuple tuple() {
        var tuple = Tuple.tuple();
        for (int column = 0; column < types.length; column++) {
            var values = (Object[]) Array.newInstance(types[column], rows.size());
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.get(row)[column];
            }
            tuple = tuple.addValue(values);
        }
        return tuple;
    }
}
