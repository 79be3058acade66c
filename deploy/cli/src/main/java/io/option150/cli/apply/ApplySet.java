package io.option150.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Condition;
import io.option150.cli.server.Json;
import io.option150.cli.server.Server;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was applied under one label, as the server remembers it. Nothing else is ever removed by it. */
final class ApplySet {

    private final Server server;
    private final ApiPath path;
    private Map<String, Member> members = Map.of();
    private @Nullable Long sequence;

    /** Reads it; empty where nothing was applied under this label yet. */
    ApplySet(Server server, String label) {
        this.server = server;
        path = ApiPath.of("apply-sets", label);
        server.find(path).ifPresent(this::hold);
    }

    /** What is in it beside these. */
    List<Member> beside(Collection<Member> described) {
        var keys = byKey(described.stream()).keySet();
        return members.values().stream()
                .filter(member -> !keys.contains(member.key()))
                .toList();
    }

    /**
     * Has these in it too, before any of them is made: what a run that breaks off has made is not forgotten.
     *
     * @throws io.option150.cli.failure.Failure when one of them is in another set
     */
    void claim(Collection<Member> described) {
        keep(Stream.concat(members.values().stream(), described.stream()));
    }

    /** Has these in it and no others. */
    void keep(Stream<Member> all) {
        var next = byKey(all);
        if (next.keySet().equals(members.keySet())) {
            return;
        }
        var body = Json.object();
        var list = body.putArray("members");
        next.values()
                .forEach(member ->
                        list.addObject().put("kind", member.kind().word()).put("name", member.name()));
        hold(server.call(
                "PUT", path, body, sequence == null ? Condition.NONE : Condition.still(String.valueOf(sequence))));
    }

    private void hold(JsonNode told) {
        sequence = told.path("sequence").asLong();
        members = byKey(told.path("members")
                .valueStream()
                .map(member -> new Member(
                        Kind.of(member.path("kind").asText(), "set " + path),
                        member.path("name").asText())));
    }

    private static Map<String, Member> byKey(Stream<Member> members) {
        Map<String, Member> byKey = new LinkedHashMap<>();
        members.forEach(member -> byKey.putIfAbsent(member.key(), member));
        return byKey;
    }
}
