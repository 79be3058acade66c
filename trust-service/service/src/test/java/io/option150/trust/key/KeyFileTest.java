package io.option150.trust.key;

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

    @Test
    void aNewFileIsItsOwnersAlone() throws IOException {
        Path path = folder.resolve("trust.key");

        new KeyFile(path).readOrMake();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void anExistingFileIsKept() throws IOException {
        Path path = folder.resolve("trust.key");
        String made = new KeyFile(path).readOrMake().encoded();

        assertThat(new KeyFile(path).readOrMake().encoded()).isEqualTo(made);
        assertThat(Files.readString(path)).isEqualTo(made);
    }

    @Test
    void copiesThatStartAtOnceReadOneKey() throws ExecutionException, InterruptedException {
        Path path = folder.resolve("trust.key");
        Set<String> keys = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, 16)
                    .mapToObj(_ ->
                            threads.submit(() -> new KeyFile(path).readOrMake().encoded()))
                    .toList();
            for (Future<String> start : starts) {
                keys.add(start.get());
            }
        }

        assertThat(keys).hasSize(1);
    }

    @Test
    void aMissingFileIsNamed() {
        Path path = folder.resolve("trust.key");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new KeyFile(path).read())
                .withMessageStartingWith("option150.trust.key-file: " + path + " is missing");
        assertThat(path).doesNotExist();
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path path = folder.resolve("nowhere").resolve("trust.key");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new KeyFile(path).readOrMake())
                .withMessageStartingWith("option150.trust.key-file: " + path + " does not exist and cannot be made");
    }

    @Test
    void aFileWithoutAKeyIsRefusedAndLeftAlone() throws IOException {
        Path path = folder.resolve("trust.key");
        Files.writeString(path, "not base64!\n");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new KeyFile(path).readOrMake())
                .withMessageContaining("must hold 32 bytes in base64");
        assertThat(Files.readString(path)).isEqualTo("not base64!\n");
    }
}
