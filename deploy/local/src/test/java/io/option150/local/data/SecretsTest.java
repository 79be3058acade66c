package io.option150.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.local.console.SuiteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path parent = Path.of("set by JUnit");

    @Test
    void areRandomKeptAndReadableByTheirOwnerOnly() throws Exception {
        DataFolder folder = open("one");
        Secrets first = Secrets.of(folder);
        String token = Files.readString(folder.adminToken());
        Secrets second = Secrets.of(folder);
        assertThat(second.password(Secrets.Role.FILE_STORE))
                .matches("[0-9a-f]{64}")
                .isEqualTo(first.password(Secrets.Role.FILE_STORE))
                .isNotEqualTo(first.password(Secrets.Role.TRUST_SERVICE));
        assertThat(folder.adminToken()).hasContent(token.strip());
        assertThat(token.strip())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(Files.readString(folder.serviceToken()).strip());
        for (Path file : new Path[] {folder.adminToken(), folder.serviceToken(), folder.secrets()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(Secrets.of(open("two")).password(Secrets.Role.POSTGRES))
                .isNotEqualTo(first.password(Secrets.Role.POSTGRES));
    }

    @Test
    void saysWhichPasswordIsMissing() throws Exception {
        DataFolder folder = open("one");
        Files.writeString(folder.secrets(), "postgres=x\n");
        assertThatThrownBy(() -> Secrets.of(folder))
                .isInstanceOf(SuiteException.class)
                .hasMessage(folder.secrets() + " lacks the password of cluster_registry");
    }

    private DataFolder open(String name) throws Exception {
        DataFolder folder = new DataFolder(parent.resolve(name));
        folder.open(false);
        return folder;
    }
}
