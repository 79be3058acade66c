package io.option150.edge.seen.facts;

import io.option150.registry.contract.ContentFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a file says.
 *
 * @param names what it names; null: it names nothing, or cannot be read
 * @param signer subject and serial number of who signed it, as its header says; empty: nobody did
 */
public record FileFacts(@Nullable ContentFacts names, String signer) {

    /** A file that says nothing. */
    public static final FileFacts NONE = new FileFacts(null, "");
}
