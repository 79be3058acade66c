package io.option150.registry.discovery.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of where a phone is at home.
 *
 * @param home of its record; null: it has none
 * @param applied the home that discovery gave it last; null: none
 * @param removed whether an admin removed its record, and nobody took that back
 * @param statements one of each origin at the most
 */
public record PhoneHeld(
        @Nullable String home, @Nullable String applied, boolean removed, List<PhoneStatement> statements) {

    public PhoneHeld {
        statements = List.copyOf(statements);
    }

    /** Of a phone of which nothing is known. */
    static PhoneHeld nothing() {
        return new PhoneHeld(null, null, false, List.of());
    }

    /** Whether its home was set by hand: then it stays, whatever is stated. */
    boolean isByHand() {
        return home != null && !home.equals(applied);
    }
}
