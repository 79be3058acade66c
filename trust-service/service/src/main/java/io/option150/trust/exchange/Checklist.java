package io.option150.trust.exchange;

import java.time.Instant;
import java.util.List;

/**
 * Where a remote cluster stands.
 *
 * @param clusterId the cluster
 * @param lookedAt when it was looked at
 * @param signer fingerprint of our file signer, which was looked for
 * @param items what was found
 */
record Checklist(String clusterId, Instant lookedAt, String signer, List<Item> items) {

    Checklist {
        items = List.copyOf(items);
    }

    /**
     * One line of the list.
     *
     * @param item what it is about
     * @param requirements the requirements it stands for
     * @param state what was found
     * @param since since when it is found so
     * @param found what was seen
     * @param next what to do, in words
     */
    record Item(RemoteItem item, String requirements, RemoteState state, Instant since, String found, String next) {}
}
