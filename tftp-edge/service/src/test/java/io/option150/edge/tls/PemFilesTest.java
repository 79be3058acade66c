package io.option150.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.trust.contract.TlsHandover;
import io.option150.web.tls.ServerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    private PemFiles files = new PemFiles(folder, folder);

    @BeforeEach
    void name() {
        files = new PemFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    }

    @Test
    void aCertificateIsReadWithItsKey() throws Exception {
        Made made = Made.of(folder, "edge");
        made.writePem(files.certificate(), files.key());

        ServerIdentity read = files.read();

        assertThat(read.certificate()).isEqualTo(made.certificate());
        assertThat(read.key()).isEqualTo(made.key());
        assertThat(read).hasToString("ServerIdentity[CN=edge]");
    }

    @Test
    void whatCannotBeReadIsNamedWithoutItsContent() throws Exception {
        Made.of(folder, "edge").writePem(files.certificate(), files.key());
        Files.writeString(files.key(), "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(files::read)
                .withMessageContaining("tls.key")
                .withMessageNotContaining("secret");

        Files.writeString(files.certificate(), "");
        assertThatExceptionOfType(IOException.class).isThrownBy(files::read).withMessageContaining("tls.crt");
    }

    @Test
    void aSealedKeyOpensUnderItsSecretAlone() throws Exception {
        Made made = Made.of(folder, "edge");
        char[] secret = "0123456789abcdef0123456789abcdef".toCharArray();

        byte[] sealed = made.handover().seal(secret);

        assertThat(TlsHandover.open(sealed, secret)).isEqualTo(made.handover()).hasToString("TlsHandover[CN=edge]");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TlsHandover.open(sealed, "another".toCharArray()));
        Files.writeString(folder.resolve("short"), "short\n");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TlsHandover.secret(folder.resolve("short")))
                .withMessageContaining("at least 32 characters");
    }
}
