package io.option150.files.record;

import io.option150.config.record.RefusedRecord;
import java.util.Optional;

/**
 * A record as the tables have it. It may not hold by the rules of today, since it was stored under those of an earlier version, or
 * have secrets that do not open; it can be told, changed and removed nevertheless.
 *
 * @param <T> what it is once it holds
 */
public sealed interface Kept<T> permits KeptCommon, KeptGroup, KeptPhone, KeptProfile, KeptTemplate {

    String name();

    /**
     * The record, checked.
     *
     * @throws RefusedRecord naming each field, rule and value that does not hold
     */
    T record();

    /** Why no file can be made of it; empty: nothing speaks against it. */
    default Optional<RefusedRecord> refused() {
        try {
            record();
            return Optional.empty();
        } catch (RefusedRecord refused) {
            return Optional.of(refused);
        }
    }

    /** Whether it is this one, and holds. */
    default boolean is(T other) {
        try {
            return record().equals(other);
        } catch (RefusedRecord _) {
            return false;
        }
    }
}
