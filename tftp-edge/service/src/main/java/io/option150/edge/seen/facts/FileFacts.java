package io.option150.edge.seen.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.option150.registry.contract.ContentFacts;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file says.
 *
 * @param names what it names; null: it names nothing, or cannot be read
 * @param signer subject and serial number of who signed it, as its header says; empty: nobody did
 * @param json {@code names} as JSON, empty for none: the files of a site say the same, and it is written a thousand times a second
 */
public record FileFacts(@Nullable ContentFacts names, String signer, String json) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A file that says nothing. */
    public static final FileFacts NONE = new FileFacts(null, "");

    /** What a file says; its JSON is made of it. */
    public FileFacts(@Nullable ContentFacts names, String signer) {
        this(names, signer, names == null ? "" : write(names));
    }

    private static String write(ContentFacts names) {
        try {
            return JSON.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
