package io.option150.files.record;

import io.option150.config.record.Settings;
import java.util.Map;
import java.util.TreeMap;

/** Settings as they are kept: secrets and the group are elsewhere. */
record SettingsRow(String model, String protocol, String load, Map<String, String> fields, String overrides) {

    static SettingsRow of(Settings settings) {
        return new SettingsRow(
                settings.model(), settings.protocol(), settings.load(), Secrets.open(settings), settings.overrides());
    }

    Settings with(String callManagerGroup, Secrets secrets) {
        var all = new TreeMap<>(fields);
        all.putAll(secrets.fields());
        return new Settings(model, protocol, load, callManagerGroup, all, overrides);
    }
}
