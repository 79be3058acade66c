package io.option150.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with settings of every form, compiled here. */
class UnknownVariablesTest {

    private static final Map<String, String> SOURCES =
            Map.of("ConfigMapping", """
            package io.smallrye.config;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            public @interface ConfigMapping { String prefix(); }
            """, "WithName", """
            package io.smallrye.config;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            public @interface WithName { String value(); }
            """, "ConfigProperty", """
            package org.eclipse.microprofile.config.inject;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            public @interface ConfigProperty { String name(); }
            """, "CacheSettings", """
            package io.option150.edge;
            @io.smallrye.config.ConfigMapping(prefix = "option150.cache")
            interface CacheSettings {
                long memory();
                java.time.Duration deviceFresh();
                @io.smallrye.config.WithName("disk") long onDisk();
                Limits limits();
                java.util.Optional<Limits> more();
                java.util.Map<String, java.util.List<String>> patterns();
                interface Limits { int files(); }
            }
            """, "Url", """
            package io.option150.edge;
            class Url {
                Url(@org.eclipse.microprofile.config.inject.ConfigProperty(name = "option150.registry.url") String url) {}
            }
            """);

    @TempDir
    Path home = Path.of("set by JUnit");

    @BeforeEach
    void build() throws Exception {
        Files.writeString(home.resolve("option150"), "  OPTION150_DATA, OPTION150_BUILD   see up --help\n");
        Path help = Files.createDirectories(home.resolve("deploy/local/src/main/resources/help"));
        Files.writeString(help.resolve("up.txt"), "  OPTION150_LISTEN  addresses\n");
        Path classes = Files.createDirectories(home.resolve("classes"));
        Files.writeString(classes.resolve("application.properties"), "quarkus.x=${option150.log.json:false}\n");
        for (var source : SOURCES.entrySet()) {
            Files.writeString(home.resolve(source.getKey() + ".java"), source.getValue());
        }
        Stream<String> files = SOURCES.keySet().stream()
                .map(name -> home.resolve(name + ".java").toString());
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                Stream.concat(Stream.of("-d", classes.toString()), files)
                                        .toArray(String[]::new)))
                .isZero();
        Path app = Files.createDirectories(home.resolve("tftp-edge/service/target/quarkus-app/app"));
        jar(classes, app.resolve("tftp-edge.jar"));
    }

    @Test
    void areToldWithTheSettingThatWasProbablyMeant() throws Exception {
        assertThat(lines("OPTION150_CACHE_MEMROY", "OPTION150_LISTN", "OPTION150_SOMETHING_ELSE_ALTOGETHER", "PATH"))
                .containsExactly(
                        "OPTION150_CACHE_MEMROY is no setting and does nothing; is OPTION150_CACHE_MEMORY meant?",
                        "OPTION150_LISTN is no setting and does nothing; is OPTION150_LISTEN meant?",
                        "OPTION150_SOMETHING_ELSE_ALTOGETHER is no setting and does nothing; docs/settings.md lists them");
    }

    @Test
    void areNoneThatTheLauncherOrAServiceKnows() throws Exception {
        assertThat(lines(
                        "OPTION150_DATA",
                        "OPTION150_BUILD",
                        "OPTION150_LISTEN",
                        "OPTION150_LOG_JSON",
                        "OPTION150_REGISTRY_URL",
                        "OPTION150_CACHE_MEMORY",
                        "OPTION150_CACHE_DEVICE_FRESH",
                        "OPTION150_CACHE_DISK",
                        "OPTION150_CACHE_LIMITS_FILES",
                        "OPTION150_CACHE_MORE_FILES",
                        "OPTION150_CACHE_PATTERNS_COMMON_0_"))
                .isEmpty();
        assertThat(lines("OPTION150_CACHE_ON_DISK", "OPTION150_CACHE_LIMITS")).hasSize(2);
    }

    private List<String> lines(String... variables) throws IOException {
        return UnknownVariables.lines(Stream.of(variables).collect(Collectors.toMap(name -> name, name -> "x")), home);
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }
}
