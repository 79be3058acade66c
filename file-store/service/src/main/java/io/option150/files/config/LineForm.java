package io.option150.files.config;

import io.option150.config.record.Line;
import io.option150.config.record.Secret;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a phone, as it is sent and told.
 *
 * @param number directory number, which it registers as
 * @param label beside its key; empty: the number
 * @param displayName what others see; empty: the label
 * @param authName empty: the number, where there is a password
 * @param authPassword told as {@code ***}; sent so, the one that is kept with this number
 * @param proxy host where it registers; empty: the call managers of the group
 */
@Schema(name = "Line", requiredProperties = "number")
record LineForm(
        @Nullable String number,
        @Nullable String label,
        @Nullable String displayName,
        @Nullable String authName,
        @Nullable String authPassword,
        @Nullable String proxy) {

    static LineForm of(Line line, boolean isShown) {
        return new LineForm(
                line.number(),
                line.label(),
                line.displayName(),
                line.authName(),
                Masks.mask(line.authPassword().value(), isShown),
                line.proxy());
    }

    Line line() {
        return new Line(
                Asked.text(number),
                Asked.text(label),
                Asked.text(displayName),
                Asked.text(authName),
                new Secret(Asked.text(authPassword)),
                Asked.text(proxy));
    }

    @Override
    public String toString() {
        return "LineForm[" + number + "]";
    }
}
