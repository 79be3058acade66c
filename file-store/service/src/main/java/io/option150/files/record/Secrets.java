package io.option150.files.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.option150.config.check.Fields;
import io.option150.config.record.Line;
import io.option150.config.record.Secret;
import io.option150.config.record.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a record is kept sealed.
 *
 * @param fields secret ones, by path
 * @param lines passwords, in the order of lines
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Secrets(Map<String, String> fields, List<String> lines) {

    static final Secrets NONE = new Secrets(Map.of(), List.of());

    Secrets {
        // Jackson leaves null what is left out.
        fields = fields == null ? Map.of() : fields;
        lines = lines == null ? List.of() : lines;
    }

    static Secrets of(Settings settings, List<Line> lines) {
        var fields = new TreeMap<String, String>();
        settings.fields().forEach((path, value) -> {
            if (isSecret(path, value)) {
                fields.put(path, value);
            }
        });
        return new Secrets(
                fields, lines.stream().map(it -> it.authPassword().value()).toList());
    }

    boolean isNone() {
        return fields.isEmpty() && lines.stream().allMatch(String::isEmpty);
    }

    /** Fields of settings that are no secrets. */
    static Map<String, String> open(Settings settings) {
        var open = new TreeMap<>(settings.fields());
        open.entrySet().removeIf(it -> isSecret(it.getKey(), it.getValue()));
        return open;
    }

    /** Lines with their passwords. */
    List<Line> in(List<LineRow> open) {
        var whole = new ArrayList<Line>();
        for (var line : open) {
            var password = whole.size() < lines.size() ? lines.get(whole.size()) : "";
            whole.add(line.with(new Secret(password)));
        }
        return whole;
    }

    @Override
    public String toString() {
        return "Secrets[not shown]";
    }

    private static boolean isSecret(String path, String value) {
        return Fields.isSecret(path) && !value.isEmpty();
    }
}
