package io.option150.files.record;

import io.option150.config.record.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings as they are kept: secrets, the group and the template are elsewhere. */
record SettingsRow(String model, String protocol, String load, Map<String, String> fields, String overrides) {

    SettingsRow {
        // An earlier version may have kept less.
        model = text(model);
        protocol = text(protocol);
        load = text(load);
        fields = fields == null ? Map.of() : fields;
        overrides = text(overrides);
    }

    static SettingsRow of(Settings settings) {
        return new SettingsRow(
                settings.model(), settings.protocol(), settings.load(), Secrets.open(settings), settings.overrides());
    }

    private static String text(@Nullable String kept) {
        return kept == null ? "" : kept;
    }

    Settings with(String callManagerGroup, String template, Secrets secrets) {
        var all = new TreeMap<>(fields);
        all.putAll(secrets.fields());
        return new Settings(model, protocol, load, callManagerGroup, all, overrides, template);
    }
}
