package io.option150.trust.exchange;

/**
 * What a look found of one item.
 *
 * @param item the item
 * @param state the state
 * @param found what was seen, in words
 */
record Finding(RemoteItem item, RemoteState state, String found) {}
