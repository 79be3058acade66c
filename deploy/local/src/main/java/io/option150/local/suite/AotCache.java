package io.option150.local.suite;

import io.option150.local.settings.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a service's JVM learned of an earlier run: its classes, linked, and how they are used (JEP 483, 514, 515). The launcher has a
 * suite learn once after each build. A JVM that cannot use it says so in one line of its log and does without.
 *
 * @param file of this service, which need not exist
 * @param learning whether this run is to make it, at the end of each JVM
 */
record AotCache(Path file, boolean learning) {

    /** Of a service of the build below {@code home}, as this process was asked to. */
    static AotCache of(ServiceName service, Path home) {
        return new AotCache(
                home.resolve("deploy/local/target/aot").resolve(service.id() + ".aot"),
                Boolean.getBoolean("option150.aot.learn"));
    }

    /**
     * Flags of a JVM that learns, or that uses what was learned of {@code jar}; none where there is nothing of use.
     *
     * @param jar the service's
     */
    List<String> flags(Path jar) throws IOException {
        if (learning) {
            Files.createDirectories(file.resolveSibling("."));
            return List.of("-XX:AOTCacheOutput=" + file);
        }
        return isOf(jar) ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    private boolean isOf(Path jar) throws IOException {
        return Files.isReadable(file)
                && Files.isReadable(jar)
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }
}
