package io.option150.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    private static KeyFile file(Path path) {
        return new KeyFile(path, "a.setting", "passwords");
    }

    @Test
    void aNewFileIsItsOwnersAlone() throws IOException {
        Path path = folder.resolve("a.key");

        file(path).readOrMake();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void anExistingFileIsKept() throws IOException {
        Path path = folder.resolve("a.key");
        String made = file(path).readOrMake().encoded();

        assertThat(file(path).readOrMake().encoded()).isEqualTo(made);
        assertThat(Files.readString(path)).isEqualTo(made);
    }

    @Test
    void copiesThatStartAtOnceReadOneKey() throws ExecutionException, InterruptedException {
        Path path = folder.resolve("a.key");
        Set<String> keys = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(() -> file(path).readOrMake().encoded()))
                    .toList();
            for (Future<String> start : starts) {
                keys.add(start.get());
            }
        }

        assertThat(keys).hasSize(1);
    }

    @Test
    void aMissingFileIsNamed() {
        Path path = folder.resolve("a.key");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> file(path).read())
                .withMessage("a.setting: " + path + " is missing; passwords are sealed under it. Put the file back");
        assertThat(path).doesNotExist();
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path path = folder.resolve("nowhere").resolve("a.key");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> file(path).readOrMake())
                .withMessageStartingWith("a.setting: " + path + " does not exist and cannot be made");
    }

    @Test
    void aFileWithHalfAKeyIsRefused() throws IOException {
        Path path = folder.resolve("a.key");
        Files.writeString(path, "AAAA");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> file(path).readOrMake())
                .withMessageEndingWith("must hold 32 bytes in base64: it has 3");
    }

    @Test
    void aFileWithoutAKeyIsRefusedAndLeftAlone() throws IOException {
        Path path = folder.resolve("a.key");
        Files.writeString(path, "not base64!\n");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> file(path).readOrMake())
                .withMessageContaining("must hold 32 bytes in base64");
        assertThat(Files.readString(path)).isEqualTo("not base64!\n");
    }
}
