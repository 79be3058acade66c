package io.option150.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which build of a service runs, as tags of a gauge that is always 1: {@code option150.build.info}. */
@Startup
@Singleton
public class BuildInfo {

    BuildInfo(
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        Gauge.builder("option150.build.info", () -> 1)
                .description("The build that runs, in its tags")
                .tag("application", application)
                .tag("version", version)
                .tag("java", Runtime.version().toString())
                .register(registry);
    }
}
