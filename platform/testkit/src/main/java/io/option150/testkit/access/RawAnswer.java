package io.option150.testkit.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/**
 * An answer as it came.
 *
 * @param text head and body, lines ending in LF; empty when the connection was closed without one
 */
record RawAnswer(String text) {

    /** 0 when there was no answer. */
    int status() {
        return text.isEmpty() ? 0 : Integer.parseInt(text.split(" ", 3)[1]);
    }

    /** Value of a header, empty where it is not there. */
    String header(String name) {
        return head().lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The body as a problem document; a text instead that says why it is none. */
    JsonNode problem() {
        var json = new ObjectMapper();
        if (!header("Content-Type").equals("application/problem+json")) {
            return json.getNodeFactory().textNode("Content-Type is " + header("Content-Type"));
        }
        try {
            var problem = json.readTree(text.substring(head().length()));
            return problem.path("status").asInt() == status()
                            && !problem.path("detail").asText().isEmpty()
                    ? problem
                    : json.getNodeFactory().textNode("status or detail is not told");
        } catch (JsonProcessingException e) {
            return json.getNodeFactory().textNode("no JSON: " + e.getOriginalMessage());
        }
    }

    private String head() {
        int end = text.indexOf("\n\n");
        return end < 0 ? text : text.substring(0, end);
    }
}
