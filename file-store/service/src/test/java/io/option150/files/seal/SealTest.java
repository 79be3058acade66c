package io.option150.files.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final byte[] PLAIN = "s3cr3t".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void whatIsSealedOpensForItsThingAndUnderItsKeyAlone() {
        var seal = Seal.random();
        var sealed = seal.close(PLAIN, "SEP001122AABBCC");

        assertThat(seal.open(sealed, "SEP001122AABBCC")).isEqualTo(PLAIN);
        assertThat(Seal.decode(seal.encoded()).open(sealed, "SEP001122AABBCC")).isEqualTo(PLAIN);
        assertThat(seal.close(PLAIN, "SEP001122AABBCC")).as("another nonce").isNotEqualTo(sealed);
        assertThatThrownBy(() -> seal.open(sealed, "SEP001122AABBCD")).isInstanceOf(DoesNotOpen.class);
        assertThatThrownBy(() -> Seal.random().open(sealed, "SEP001122AABBCC"))
                .isInstanceOf(DoesNotOpen.class)
                .hasMessageNotContaining("s3cr3t");
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> seal.open(changed, "SEP001122AABBCC")).isInstanceOf(DoesNotOpen.class);
        }
        assertThat(seal.toString()).doesNotContain(seal.encoded().strip());
    }

    @Test
    void aKeyHas32Bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Seal.decode("AAAA"));
        assertThatIllegalArgumentException().isThrownBy(() -> Seal.decode("not base64!"));
    }

    @Test
    void theFileIsMadeOnceForItsOwnerAlone() throws IOException {
        var path = folder.resolve("file-store.key");
        assertThatThrownBy(() -> new SealFile(path).read())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("option150.files.key-file: " + path + " is missing");
        var made = new SealFile(path).readOrMake();
        assertThat(new SealFile(path).readOrMake().open(made.close(PLAIN, "x"), "x"))
                .isEqualTo(PLAIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        Files.writeString(path, "AAAA");
        assertThatThrownBy(() -> new SealFile(path).readOrMake()).hasMessageContaining("must hold 32 bytes in base64");
        assertThatThrownBy(() -> new SealFile(folder.resolve("none/x")).readOrMake())
                .hasMessageContaining("does not exist and cannot be made");
    }
}
