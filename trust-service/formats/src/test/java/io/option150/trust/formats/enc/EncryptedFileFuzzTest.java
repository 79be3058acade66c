package io.option150.trust.formats.enc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.tlv.MalformedException;
import java.util.Optional;

/** With {@code -Dlong} Jazzer looks for inputs for a minute; otherwise the known ones are tried. */
class EncryptedFileFuzzTest {

    private static final ConfigDecryptor PHONE = new ConfigDecryptor(Vectors.key("phone"));

    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveAFileOrAFault(byte[] input) {
        for (Reading reading : Reading.values()) {
            try {
                EncryptedFile read = EncryptedFile.decode(input, reading);
                read.verify(Vectors.trusted(), Optional.empty());
                PHONE.decrypt(read);
            } catch (MalformedException fault) {
                assertThat(fault.offset()).isBetween(0, input.length);
            } catch (ConfigDecryptor.NotForThisPhoneException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }
}
