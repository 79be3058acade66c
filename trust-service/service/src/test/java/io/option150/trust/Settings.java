package io.option150.trust;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings as configuration gives them. */
public final class Settings {

    private Settings() {}

    public static TrustSettings with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withMapping(TrustSettings.class)
                .build()
                .getConfigMapping(TrustSettings.class);
    }
}
