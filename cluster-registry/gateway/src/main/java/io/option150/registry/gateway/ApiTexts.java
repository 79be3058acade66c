package io.option150.registry.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.option150.registry.gateway.CopyAnswer.Told;
import io.option150.web.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each service told last of its API, and all of it as one text, which is written anew only when a part is another. */
final class ApiTexts {

    /** The name under which the registry's own is told. */
    static final String OWN = "cluster-registry";

    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = new YAMLMapper();
    private final Map<String, JsonObject> last = new HashMap<>();
    private @Nullable Written written;

    /**
     * The text of what was told now, and else last. To be called where it may take its time.
     *
     * @throws RuntimeException the problem 503 when the registry's own was never told
     */
    synchronized ApiText of(List<CopyAnswer> answers) {
        var states = new HashMap<String, String>();
        for (var answer : answers) {
            if (answer instanceof Told told && told.answer().containsKey("paths")) {
                last.put(answer.name(), told.answer());
                var info = told.answer().getJsonObject("info", new JsonObject());
                states.put(answer.name(), "told now, version " + info.getString("version"));
            } else {
                states.put(
                        answer.name(), last.containsKey(answer.name()) ? "away, as it told last" : "away, not in here");
            }
        }
        var parts = new Parts(Map.copyOf(last), states);
        if (written == null || !written.parts().equals(parts)) {
            written = new Written(parts, write(parts));
        }
        return written.text();
    }

    private ApiText write(Parts parts) {
        var own = parts.told().get(OWN);
        if (own == null) {
            throw Problem.unavailable("The registry's own description cannot be read.")
                    .exception();
        }
        var whole = new ApiDocument(read(own));
        whole.tell(OWN, parts.state(OWN));
        for (var owner : Owner.values()) {
            var told = parts.told().get(owner.service());
            if (told != null) {
                whole.add(owner, read(told));
            }
            whole.tell(owner.service(), parts.state(owner.service()));
        }
        try {
            return new ApiText(
                    Buffer.buffer(json.writeValueAsBytes(whole.whole())),
                    Buffer.buffer(yaml.writeValueAsBytes(whole.whole())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read cannot be written", e);
        }
    }

    private ObjectNode read(JsonObject told) {
        try {
            return (ObjectNode) json.readTree(told.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read before", e);
        }
    }

    /**
     * What a text is made of.
     *
     * @param told by service, its description
     * @param states by service, whether it told it now
     */
    private record Parts(Map<String, JsonObject> told, Map<String, String> states) {

        String state(String service) {
            return states.getOrDefault(service, "not asked");
        }
    }

    private record Written(Parts parts, ApiText text) {}
}
