package io.option150.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealKeyTest {

    private static final byte[] PLAIN = "s3cr3t".getBytes(UTF_8);

    @Test
    void whatIsSealedOpensForItsThingAndUnderItsKeyAlone() {
        var key = SealKey.random();
        var sealed = key.seal(PLAIN, "SEP001122AABBCC");

        assertThat(key.open(sealed, "SEP001122AABBCC")).isEqualTo(PLAIN);
        assertThat(SealKey.decode(key.encoded()).open(sealed, "SEP001122AABBCC"))
                .isEqualTo(PLAIN);
        assertThat(key.seal(PLAIN, "SEP001122AABBCC")).as("another nonce").isNotEqualTo(sealed);
        assertThatThrownBy(() -> key.open(sealed, "SEP001122AABBCD")).isInstanceOf(DoesNotOpen.class);
        assertThatThrownBy(() -> SealKey.random().open(sealed, "SEP001122AABBCC"))
                .isInstanceOf(DoesNotOpen.class)
                .hasMessageNotContaining("s3cr3t");
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> key.open(changed, "SEP001122AABBCC")).isInstanceOf(DoesNotOpen.class);
        }
        assertThat(key.toString()).doesNotContain(key.encoded().strip());
    }

    @Test
    void aKeyHas32Bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> SealKey.decode("AAAA"));
        assertThatIllegalArgumentException().isThrownBy(() -> SealKey.decode("not base64!"));
    }
}
