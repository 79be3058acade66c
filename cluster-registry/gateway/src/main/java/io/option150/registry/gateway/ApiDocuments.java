package io.option150.registry.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.registry.gateway.CopyAnswer.Told;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What the services tell of their APIs, asked when somebody wants it; of one that is away, what it told last. */
@Singleton
class ApiDocuments {

    /** The query that asks the registry for what is its own. */
    static final String OWN = "cluster-registry";

    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final CopyClient client;
    private final OwnerClient owners;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> last = new ConcurrentHashMap<>();

    ApiDocuments(CopyClient client, OwnerClient owners) {
        this.client = client;
        this.owners = owners;
    }

    /**
     * All of them as one.
     *
     * @param uri of each service's document
     * @param here the registry's own address, without a scheme
     * @return fails with 503 when the registry's own cannot be had
     */
    Uni<ObjectNode> all(String uri, String here, int port, boolean tls) {
        var own = new Source(OWN, OWN, uri + "&service=" + OWN, () -> owners.connect(here, port, tls));
        var others = Arrays.stream(Owner.values())
                .map(owner -> new Source(owner.service(), owner.service(), uri, () -> owners.connect(owner)));
        var asked = Stream.concat(Stream.of(own), others)
                .map(source -> client.ask(source, HttpMethod.GET, MultiMap.caseInsensitiveMultiMap(), WITHIN))
                .toList();
        return UniHelper.toUni(Future.join(asked).map(all -> merge(all.<CopyAnswer>list())));
    }

    private ObjectNode merge(List<CopyAnswer> answers) {
        var states = new HashMap<String, String>();
        for (var answer : answers) {
            var told = answer instanceof Told one ? read(one.answer().encode()) : null;
            if (told != null && told.has("paths")) {
                last.put(answer.name(), (ObjectNode) told);
                states.put(
                        answer.name(),
                        "told now, version " + told.at("/info/version").asText());
            } else {
                states.put(
                        answer.name(), last.containsKey(answer.name()) ? "away, as it told last" : "away, not in here");
            }
        }
        var own = last.get(OWN);
        if (own == null) {
            throw Problem.unavailable("The registry's own description cannot be read.")
                    .exception();
        }
        var whole = new ApiDocument(own);
        whole.tell(OWN, states.getOrDefault(OWN, ""));
        for (var owner : Owner.values()) {
            var told = last.get(owner.service());
            if (told != null) {
                whole.add(owner, told);
            }
            whole.tell(owner.service(), states.getOrDefault(owner.service(), ""));
        }
        return whole.whole();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read before", e);
        }
    }
}
