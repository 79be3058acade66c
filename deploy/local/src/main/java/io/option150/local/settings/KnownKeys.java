package io.option150.local.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The settings that the built services know, read from their class files: mappings of a prefix
 * ({@code io.smallrye.config.ConfigMapping}), injected keys, and what their {@code application.properties} refer to. No
 * list by hand could keep up with them.
 */
final class KnownKeys {

    private KnownKeys() {}

    /** All of the services below the root of the sources; what is not built has none. */
    static KeySet of(Path home) throws IOException {
        Map<String, SettingsClass> classes = new HashMap<>();
        KeySet keys = new KeySet();
        for (ServiceName service : ServiceName.values()) {
            Path app = home.resolve(service.id()).resolve("service/target/quarkus-app");
            for (Path jar : ours(app)) {
                read(jar, classes, keys);
            }
        }
        classes.values().forEach(found -> found.addKeys(classes, keys));
        return keys;
    }

    private static List<Path> ours(Path app) throws IOException {
        List<Path> jars = new ArrayList<>(jars(app.resolve("app"), ""));
        jars.addAll(jars(app.resolve("lib/main"), "io.option150."));
        return jars;
    }

    private static List<Path> jars(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList();
        }
    }

    private static void read(Path jar, Map<String, SettingsClass> classes, KeySet keys) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        SettingsClass found = SettingsClass.parse(in.readAllBytes());
                        classes.put(found.name(), found);
                    }
                } else if (name.equals("application.properties")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        keys.addMentioned(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }
}
