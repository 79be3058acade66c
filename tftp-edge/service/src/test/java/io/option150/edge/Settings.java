package io.option150.edge;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings as the service reads them: the defaults of the code, and what a test sets. */
public final class Settings {

    private Settings() {}

    /** The mapping with these values; {@code keysAndValues} alternate. */
    public static <T> T of(Class<T> mapping, String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return of(mapping, values);
    }

    /** The same out of a map; keys of other mappings are passed over. */
    public static <T> T of(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(mapping)
                .withMappingIgnore("option150.**")
                .withDefaultValue("java.io.tmpdir", System.getProperty("java.io.tmpdir"))
                .withDefaultValues(values)
                .build()
                .getConfigMapping(mapping);
    }
}
