package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Condition;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records that files of phones are made of: groups of call managers, profiles, phones, common files. */
final class RecordPart implements Part {

    /** What is told of a record and is none of its own fields. */
    static final Set<String> TOLD =
            Set.of("name", "device", "version", "sequence", "modified", "who", "findings", "rendering");

    /** In the order in which they are applied. */
    static final List<Kind> KINDS =
            List.of(Kind.CALL_MANAGER_GROUP, Kind.TEMPLATE, Kind.PROFILE, Kind.DEVICE_CONFIG, Kind.COMMON_FILE);

    private static final Map<String, Integer> DEFAULTS =
            Map.of("sipPort", 5060, "securedSipPort", 5061, "sccpPort", 2000);

    private final Server server;
    private final Kind kind;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<String, JsonNode> seen = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    RecordPart(Server server, Kind kind, List<Document> documents) throws IOException {
        this.server = server;
        this.kind = kind;
        for (var document : documents) {
            this.documents.put(document.name(), SecretFiles.read(document));
        }
        Set<String> placed = new LinkedHashSet<>();
        this.documents.values().forEach(it -> place(it, placed));
        placed.forEach(name -> compare(Objects.requireNonNull(this.documents.get(name), "placed")));
    }

    /** The path of records of a kind. */
    static String path(Kind kind) {
        return switch (kind) {
            case PROFILE -> "profiles";
            case CALL_MANAGER_GROUP -> "call-manager-groups";
            case TEMPLATE -> "templates";
            case DEVICE_CONFIG -> "device-configs";
            case COMMON_FILE -> "common-files";
            default -> throw new IllegalArgumentException(kind.word() + " is no record of files");
        };
    }

    /** The field that tells a record's name. */
    static String key(Kind kind) {
        return kind == Kind.DEVICE_CONFIG ? "device" : "name";
    }

    /** Parents come before their children; those of a circle in any order, for the server to refuse. */
    private void place(Document document, Set<String> placed) {
        List<String> chain = new ArrayList<>();
        for (Document next = document; next != null && !chain.contains(next.name()); ) {
            chain.add(next.name());
            next = documents.get(next.spec().path("parent").asText());
        }
        placed.addAll(chain.reversed());
    }

    private void compare(Document document) {
        var there = there(document);
        List<Change.Field> fields = new ArrayList<>();
        for (var field : document.spec().properties()) {
            if (TOLD.contains(field.getKey())) {
                throw document.wrong("spec." + field.getKey() + " is told of it and cannot be set; leave it out");
            }
            var from = there == null ? null : there.path(field.getKey());
            if (from == null || !isSame(field.getKey(), from, field.getValue())) {
                fields.add(new Change.Field(
                        field.getKey(), from == null || from.isMissingNode() ? null : from, field.getValue()));
            }
        }
        if (there != null) {
            seen.put(document.name(), there);
        }
        if (there == null || !fields.isEmpty()) {
            changes.add(new Change(kind.word(), document.name(), Change.action(there == null), fields));
        }
    }

    /** The record that there is; with its secrets, which the server puts on record, where the document has some to compare. */
    private @Nullable JsonNode there(Document document) {
        var path = ApiPath.of(path(kind), document.name());
        var there = server.find(path).orElse(null);
        boolean isCompared = there != null && hidesMore(there, document.spec());
        return isCompared && there != null ? withSecrets(path, there) : there;
    }

    /** Without them for a caller who may only look: they count as different then. */
    private JsonNode withSecrets(ApiPath path, JsonNode masked) {
        try {
            return server.get(path.with("secrets", true));
        } catch (Failure refused) {
            if (refused.exit() != Exit.REFUSED) {
                throw refused;
            }
            return masked;
        }
    }

    /** Whether a secret stands in one where the other has stars for it. */
    private static boolean hidesMore(JsonNode there, JsonNode spec) {
        if (spec instanceof ObjectNode fields) {
            return fields.properties().stream().anyMatch(it -> hidesMore(there.path(it.getKey()), it.getValue()));
        }
        if (spec.isArray()) {
            return IntStream.range(0, spec.size()).anyMatch(at -> hidesMore(there.path(at), spec.get(at)));
        }
        return isMasked(there) && !isMasked(spec);
    }

    private static boolean isMasked(JsonNode value) {
        return value.asText().equals("***");
    }

    /** A member may leave out what the server has by default, and its priority is its place. */
    private static boolean isSame(String field, JsonNode from, JsonNode to) {
        if (!field.equals("members") || from.size() != to.size()) {
            return texts(from).equals(texts(to));
        }
        for (int at = 0; at < to.size(); at++) {
            if (!with(DEFAULTS, at, to.get(at)).equals(with(DEFAULTS, at, from.get(at)))) {
                return false;
            }
        }
        return true;
    }

    /** All values are texts, whether a document writes them as numbers or not; an empty one is as good as none. */
    private static Object texts(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(RecordPart::texts).toList();
        }
        if (!(value instanceof ObjectNode fields)) {
            return value.asText();
        }
        Map<String, Object> texts = new HashMap<>();
        fields.properties().stream()
                .filter(it ->
                        !it.getValue().isValueNode() || !it.getValue().asText().isEmpty())
                .forEach(it -> texts.put(it.getKey(), texts(it.getValue())));
        return texts;
    }

    private static JsonNode with(Map<String, Integer> defaults, int place, JsonNode member) {
        var whole = Json.object().put("priority", place);
        defaults.forEach(whole::put);
        return member instanceof ObjectNode fields ? whole.setAll(fields) : member;
    }

    @Override
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public List<Member> members() {
        return documents.keySet().stream().map(name -> new Member(kind, name)).toList();
    }

    @Override
    public List<String> apply() {
        List<String> refusals = new ArrayList<>();
        for (var change : changes) {
            try {
                apply(change);
            } catch (Failure refused) {
                if (refused.exit() == Exit.UNREACHABLE) {
                    throw refused;
                }
                refusals.add(kind.word() + " " + change.name() + ": " + String.join(";", refused.lines()));
            }
        }
        return refusals;
    }

    private void apply(Change change) {
        var record = Json.object();
        var there = seen.get(change.name());
        if (there != null) {
            there.properties().stream()
                    .filter(it -> !TOLD.contains(it.getKey()))
                    .forEach(it -> record.set(it.getKey(), it.getValue()));
        }
        change.fields().forEach(it -> record.set(it.name(), it.to()));
        server.call(
                "PUT",
                ApiPath.of(path(kind), change.name()),
                record,
                there == null
                        ? Condition.NONE
                        : Condition.still(there.path("sequence").asText()));
    }
}
