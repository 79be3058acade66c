package io.option150.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.local.settings.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    @TempDir
    Path home = Path.of("set by JUnit");

    @Test
    void aCacheIsUsedThatIsNewerThanWhatItWasLearnedOf() throws Exception {
        AotCache cache = AotCache.of(ServiceName.EDGE, home);
        assertThat(cache.learning()).as("tests do not learn").isFalse();
        Path jar = Files.createFile(home.resolve("service.jar"));
        assertThat(cache.flags(jar)).as("there is none").isEmpty();

        Files.createDirectories(cache.file().resolveSibling("."));
        Files.createFile(cache.file());
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(cache.flags(jar)).containsExactly("-XX:AOTCache=" + cache.file());

        Files.setLastModifiedTime(cache.file(), FileTime.from(Instant.EPOCH.minusSeconds(1)));
        assertThat(cache.flags(jar)).as("of an older build").isEmpty();
    }

    @Test
    void whoLearnsWritesItAndUsesNone() throws Exception {
        AotCache cache = new AotCache(home.resolve("aot/tftp-edge.aot"), true);
        assertThat(cache.flags(home.resolve("service.jar"))).containsExactly("-XX:AOTCacheOutput=" + cache.file());
        assertThat(cache.file().getParent()).isDirectory();
    }
}
