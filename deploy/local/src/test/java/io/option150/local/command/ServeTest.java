package io.option150.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.local.console.Console;
import io.option150.local.settings.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {

    @TempDir
    Path parent = Path.of("set by JUnit");

    private Serve serve() {
        Map<String, String> values = Map.of(
                "option150.home", parent.resolve("home").toString(),
                "option150.data", parent.resolve("data").toString(),
                "option150.listen", "127.0.0.1");
        Settings settings = Settings.from(key -> Optional.ofNullable(values.get(key)));
        return new Serve(settings, new Console(System.out, System.err));
    }

    @Test
    void makesTheDataFolderBeforeAnyPartNeedsIt() throws Exception {
        assertThat(serve().run(List.of("setup"))).isZero();
        assertThat(parent.resolve("data/admin-token")).isRegularFile();
        assertThat(parent.resolve("data/secrets")).isRegularFile();
    }

    @Test
    void writesAPasswordWhereItsOwnerAloneReadsIt() throws Exception {
        Path file = parent.resolve("file-store.args");
        assertThat(serve().run(List.of("file-store", file.toString()))).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file)
                .content()
                .containsPattern("(?m)^\"-Dquarkus.datasource.password=[0-9a-f]{64}\"$")
                .contains("file-store/service/target/quarkus-app/quarkus-run.jar");
    }

    @Test
    void aJvmReadsTheFileAsItWasMeant() throws Exception {
        Path file = Files.writeString(
                parent.resolve("args"),
                Serve.argumentFile(List.of("-Dodd=a \\ \"b\" #c", "-XshowSettings:properties", "--version")));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file)
                .redirectErrorStream(true)
                .redirectOutput(new File(parent.resolve("out").toString()))
                .start();
        assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(parent.resolve("out")).content().contains("odd = a \\ \"b\" #c");
    }

    @Test
    void refusesWhatIsNoPart() {
        for (List<String> arguments :
                List.of(List.<String>of(), List.of("edge"), List.of("kafka"), List.of("setup", "x"))) {
            assertThatThrownBy(() -> serve().run(arguments))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("takes setup or one of postgresql, kafka, tftp-edge, cluster-registry");
        }
    }
}
