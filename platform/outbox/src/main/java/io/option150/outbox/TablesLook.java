package io.option150.outbox;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far the tables are, by one cheap look.
 *
 * @param epoch of the tables
 * @param sequence the last that was drawn; 0: none yet
 * @param identity changes when the tables, or the row that holds the epoch, were written anew, as a restore does
 * @param asked when somebody asked for a comparison that has yet to be made; null: nobody did
 * @param anew whether whoever asked wants all to be published anew
 */
record TablesLook(
        long epoch,
        long sequence,
        String identity,
        @Nullable OffsetDateTime asked,
        boolean anew) {

    /** Whether the tables were written anew, or have gone back, since that earlier look. */
    boolean areOthersThan(TablesLook earlier) {
        return wentBackSince(earlier) || !identity.equals(earlier.identity);
    }

    /** Whether the tables have forgotten what they knew at that earlier look. */
    boolean wentBackSince(TablesLook earlier) {
        return epoch < earlier.epoch || (epoch == earlier.epoch && sequence < earlier.sequence);
    }
}
