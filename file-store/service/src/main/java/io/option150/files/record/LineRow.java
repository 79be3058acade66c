package io.option150.files.record;

import io.option150.config.record.Line;
import io.option150.config.record.Secret;

/** A line as it is kept: its password is elsewhere. */
record LineRow(String number, String label, String displayName, String authName, String proxy) {

    static LineRow of(Line line) {
        return new LineRow(line.number(), line.label(), line.displayName(), line.authName(), line.proxy());
    }

    Line with(Secret password) {
        return new Line(number, label, displayName, authName, password, proxy);
    }
}
