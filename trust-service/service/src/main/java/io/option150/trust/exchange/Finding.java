package io.option150.trust.exchange;

import java.util.Objects;

/**
 * What a look found of one item.
 *
 * @param item the item
 * @param state the state
 * @param found what was seen, in words
 */
record Finding(RemoteItem item, RemoteState state, String found) {

    Finding {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(found, "found");
    }
}
