package io.option150.config.record;

/**
 * What must not be shown. Its text form tells nothing of it.
 *
 * @param value in the clear; empty: none
 */
public record Secret(String value) {

    public static final Secret NONE = new Secret("");

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : "***";
    }
}
