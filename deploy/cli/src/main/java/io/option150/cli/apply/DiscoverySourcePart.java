package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Condition;
import io.option150.cli.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Systems that are asked for clusters and phones. The server says what a document would change: it knows the writings of an
 * address or a fingerprint, and the password, which it tells nobody.
 */
final class DiscoverySourcePart implements Part {

    /** What is told of a source and is none of its own fields. */
    static final Set<String> TOLD = Set.of("name", "passwordGiven", "tried", "good", "reason", "sequence");

    private static final String PASSWORD = "password";
    private static final String PASSWORD_FILE = "passwordFile";
    private static final String SEQUENCE = "sequence";

    private final Server server;
    private final List<Member> members = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();

    /** A change with what is to be sent for it, as long as the source is as it was compared. */
    private record Wish(Change change, ObjectNode spec, Condition condition) {}

    DiscoverySourcePart(Server server, List<Document> documents) throws IOException {
        this.server = server;
        for (var document : documents) {
            compare(document);
        }
    }

    /** Where a source is. */
    static ApiPath path(String name) {
        return ApiPath.of("discovery", "sources", name);
    }

    private void compare(Document document) throws IOException {
        for (var field : document.spec().properties()) {
            if (TOLD.contains(field.getKey())) {
                throw document.wrong("spec." + field.getKey() + " is told of it and cannot be set; leave it out");
            }
        }
        var name = document.name();
        var spec = withPassword(document);
        var there = server.find(path(name)).orElse(null);
        var would = rehearsed(document, spec);
        members.add(new Member(Kind.DISCOVERY_SOURCE, name));
        if (would.path(SEQUENCE).asLong() != 0) {
            return;
        }
        List<Change.Field> fields = new ArrayList<>();
        for (var field : would.properties()) {
            var from = there == null ? null : there.get(field.getKey());
            if (!TOLD.contains(field.getKey()) && !field.getValue().equals(from)) {
                fields.add(new Change.Field(field.getKey(), from, field.getValue()));
            }
        }
        // Beside other fields it may be the one that is there; alone it is what differs.
        if (spec.has(PASSWORD) && (fields.isEmpty() || there == null)) {
            fields.add(new Change.Field(PASSWORD, there == null ? null : masked(), masked()));
        }
        wishes.add(new Wish(
                new Change(Kind.DISCOVERY_SOURCE.word(), name, Change.action(there == null), fields),
                spec,
                there == null
                        ? Condition.NONE
                        : Condition.still(there.path(SEQUENCE).asText())));
    }

    private JsonNode rehearsed(Document document, ObjectNode spec) {
        try {
            return server.call("PUT", path(document.name()).with("dryRun", true), spec);
        } catch (Failure refused) {
            var lines = refused.lines();
            throw new Failure(
                    refused.exit(),
                    document.where() + ", " + document.kind().word() + " " + document.name() + ": " + lines.getFirst(),
                    lines.subList(1, lines.size()));
        }
    }

    /** The password may stand in a file beside the document, which then holds no secret. */
    private static ObjectNode withPassword(Document document) throws IOException {
        ObjectNode spec = document.spec().deepCopy();
        @Nullable JsonNode named = spec.remove(PASSWORD_FILE);
        if (named == null) {
            return spec;
        }
        if (spec.has(PASSWORD)) {
            throw document.wrong("spec has both password and passwordFile; leave one out");
        }
        var file = document.folder().resolve(document.required(PASSWORD_FILE));
        if (!Files.isRegularFile(file)) {
            throw document.wrong("spec.passwordFile: there is no file " + file);
        }
        return spec.put(PASSWORD, Files.readString(file).strip());
    }

    private static JsonNode masked() {
        return JsonNodeFactory.instance.textNode("***");
    }

    @Override
    public List<Change> changes() {
        return wishes.stream().map(Wish::change).toList();
    }

    @Override
    public List<Member> members() {
        return List.copyOf(members);
    }

    @Override
    public List<String> apply() {
        List<String> refusals = new ArrayList<>();
        for (var wish : wishes) {
            var name = wish.change().name();
            try {
                server.call("PUT", path(name), wish.spec(), wish.condition());
            } catch (Failure refused) {
                if (refused.exit() == Exit.UNREACHABLE) {
                    throw refused;
                }
                refusals.add(wish.change().kind() + " " + name + ": " + String.join(";", refused.lines()));
            }
        }
        return refusals;
    }
}
