package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.call.Call;
import io.option150.cli.call.Source;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Documents;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Condition;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is to be: what the server has of it, with what was given put in. Secrets stay: the server takes the stars that it
 * tells for them as what it has.
 */
final class RecordDraft {

    private static final List<String> TOLD =
            List.of("name", "device", "version", "sequence", "modified", "who", "rendering", "findings");

    private final Call call;
    private final ApiPath path;
    private final ObjectNode draft = Json.object();
    private final Optional<JsonNode> before;
    private boolean isChanged;

    RecordDraft(Call call, ApiPath path) {
        this.call = call;
        this.path = path;
        this.before = call.server().find(path);
        before.ifPresent(it -> it.properties().stream()
                .filter(field -> !TOLD.contains(field.getKey()))
                .forEach(field -> draft.set(field.getKey(), field.getValue())));
    }

    /** Puts in these fields. */
    RecordDraft with(ObjectNode fields) {
        isChanged |= !fields.isEmpty();
        draft.setAll(fields);
        return this;
    }

    /** Takes the fields of a file, in YAML or JSON; what it leaves out stays. */
    RecordDraft withFile(@Nullable String file) throws IOException {
        if (file == null) {
            return this;
        }
        try (var in = Source.of(call, file).stream()) {
            if (!(Documents.tree(in) instanceof ObjectNode fields)) {
                throw Failure.wrongUse(file + " must have the record's fields, as YAML or JSON");
            }
            return with(fields);
        }
    }

    /** Puts in settings of phones, each {@code PATH=VALUE}. */
    RecordDraft withSettings(@Nullable List<String> settings) {
        if (settings != null) {
            var fields = draft.path("fields") instanceof ObjectNode there ? there.deepCopy() : Json.object();
            for (var setting : settings) {
                int sign = setting.indexOf('=');
                if (sign < 1) {
                    throw Failure.wrongUse("--field must be PATH=VALUE, not " + setting);
                }
                fields.put(setting.substring(0, sign), setting.substring(sign + 1));
            }
            with(Json.object().set("fields", fields));
        }
        return this;
    }

    /** Has the server have it, and shows it. */
    int store() {
        if (!isChanged) {
            throw Failure.wrongUse("there is nothing to set; --help tells what can be");
        }
        var condition =
                before.map(it -> Condition.still(it.path("sequence").asText())).orElse(Condition.NONE);
        return call.show(call.server().call("PUT", path, draft, condition));
    }

    /** Shows what it would do to phones; nothing is stored. */
    int preview() {
        if (!isChanged) {
            throw Failure.wrongUse("there is nothing to set; --help tells what can be");
        }
        return Impact.show(call, call.server().call("POST", path.below("preview"), draft));
    }

    /** As it is to be. */
    ObjectNode json() {
        return draft;
    }
}
