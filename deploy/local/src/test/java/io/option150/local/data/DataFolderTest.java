package io.option150.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.local.console.SuiteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent = Path.of("set by JUnit");

    private DataFolder folder = new DataFolder(Path.of(""));

    @BeforeEach
    void nameFolder() {
        folder = new DataFolder(parent.resolve("data"));
    }

    @Test
    void isMadeForItsOwnerOnlyAndOpensAgain() throws Exception {
        folder.open(false);
        folder.open(false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                .isEqualTo("rwx------");
        assertThat(folder.exists()).isTrue();
    }

    @Test
    void refusesAFolderThatNoSuiteMadeAndLeavesItAsItIs() throws Exception {
        Files.createDirectories(folder.root());
        Path letter = Files.writeString(folder.root().resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> folder.open(true))
                .isInstanceOf(SuiteException.class)
                .hasMessage("the data folder " + folder.root()
                        + " holds \"letter.txt\" and was not made by Option150; name another one");
        assertThat(letter).hasContent("dear");
        assertThat(folder.exists()).isFalse();
    }

    @Test
    void refusesAnotherVersionUnlessItIsToBeEmptied() throws Exception {
        folder.open(false);
        Files.writeString(folder.root().resolve("version"), "0\n");
        assertThatThrownBy(() -> folder.open(false))
                .isInstanceOf(SuiteException.class)
                .hasMessageStartingWith(
                        "the data folder " + folder.root() + " is of version 0, this is version 1; use the suite");
        folder.open(true);
        folder.empty();
        folder.open(false);
    }

    @Test
    void goesOnWhereItsMakingWasCutShort() throws Exception {
        Files.createDirectories(folder.root());
        Files.createFile(folder.root().resolve("version.new"));
        folder.open(false);
        assertThat(folder.root().resolve("version")).hasContent("1");
    }

    @Test
    void isEmptiedOfAllButWhoRunsOnIt() throws Exception {
        folder.open(false);
        Files.createDirectories(folder.kafka().resolve("topic-0"));
        Files.writeString(folder.adminToken(), "old");
        Files.writeString(folder.run().resolve("lock"), "");
        folder.empty();
        assertThat(folder.root())
                .isDirectoryNotContaining(
                        path -> !path.endsWith("run") && !path.endsWith("version") && !path.endsWith("logs"));
        assertThat(folder.run().resolve("lock")).exists();
    }

    @Test
    void refusesAFileInItsPlace() throws Exception {
        Files.createFile(folder.root());
        assertThatThrownBy(() -> folder.open(false))
                .hasMessage("the data folder " + folder.root() + " is not a folder");
    }
}
