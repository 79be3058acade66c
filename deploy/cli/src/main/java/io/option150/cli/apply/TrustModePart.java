package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Condition;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import java.util.ArrayList;
import java.util.List;

/** The local cluster's mode, which says which trust lists there are. */
final class TrustModePart implements Part {

    private static final ApiPath MODE = ApiPath.of("trust-lists", "mode");
    private static final String VERSION = "version";

    private final Server server;
    private final JsonNode there;
    private final List<Change> changes = new ArrayList<>();

    TrustModePart(Server server, List<Document> documents) {
        this.server = server;
        if (documents.size() > 1) {
            throw documents.get(1).wrong("there is one mode only");
        }
        var document = documents.getFirst();
        document.onlyHas("mode", "rollbackItl");
        document.required("mode");
        there = server.get(MODE);
        List<Change.Field> fields = new ArrayList<>();
        for (var field : document.spec().properties()) {
            var from = there.path(field.getKey());
            if (!from.equals(field.getValue())) {
                fields.add(new Change.Field(field.getKey(), from, field.getValue()));
            }
        }
        if (!fields.isEmpty()) {
            // The mode is told with every change.
            if (fields.stream().noneMatch(field -> field.name().equals("mode"))) {
                fields.add(new Change.Field("mode", there.path("mode"), there.path("mode")));
            }
            changes.add(new Change(Kind.TRUST_MODE.word(), document.name(), Change.Action.CHANGE, fields));
        }
    }

    @Override
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** None: there is a mode always. */
    @Override
    public List<Member> members() {
        return List.of();
    }

    @Override
    public List<String> apply() {
        for (var change : changes) {
            var body = Json.object();
            change.fields().forEach(field -> body.set(field.name(), field.to()));
            server.call("PUT", MODE, body, Condition.still(there.path(VERSION).asText()));
        }
        return List.of();
    }
}
