package io.option150.cli.output;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import io.option150.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;

/** Documents as YAML. Loaded by those only who write or read any. */
public final class Documents {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES)
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private Documents() {}

    /**
     * Reads a document of YAML or JSON.
     *
     * @throws Failure where it is neither
     */
    public static JsonNode tree(InputStream in) throws IOException {
        try {
            return YAML.readTree(in);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw Failure.wrongUse("line " + (at == null ? 0 : at.getLineNr()) + " is no YAML");
        }
    }

    /** A document, ended by a line's end. */
    public static String yaml(JsonNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
