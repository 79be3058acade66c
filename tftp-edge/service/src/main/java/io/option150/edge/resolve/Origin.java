package io.option150.edge.resolve;

import io.option150.edge.http.Validators;

/**
 * Whose bytes they are.
 *
 * @param source where they came from
 * @param clusterId the remote cluster, empty for own files
 * @param peer the peer's address, empty for own files
 * @param validators by which versions are told apart towards HTTP clients
 */
public record Origin(Source source, String clusterId, String peer, Validators validators) {

    /** Nobody's. */
    public static final Origin NOBODY = new Origin(Source.NONE, "", "", Validators.NONE);
}
