package io.option150.files.record;

import io.option150.config.record.Line;
import io.option150.config.record.Secret;
import org.jspecify.annotations.Nullable;

/** A line as it is kept: its password is elsewhere. */
record LineRow(String number, String label, String displayName, String authName, String proxy) {

    LineRow {
        // An earlier version may have kept less.
        number = text(number);
        label = text(label);
        displayName = text(displayName);
        authName = text(authName);
        proxy = text(proxy);
    }

    static LineRow of(Line line) {
        return new LineRow(line.number(), line.label(), line.displayName(), line.authName(), line.proxy());
    }

    private static String text(@Nullable String kept) {
        return kept == null ? "" : kept;
    }

    Line with(Secret password) {
        return new Line(number, label, displayName, authName, password, proxy);
    }
}
