package io.option150.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.SettingsDocs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsDocsTest {

    @Test
    void whatIsToldOfSettingsIsWhatTheCodeHas() throws IOException {
        assertThat(SettingsDocs.differences("trust-service", "io.option150.trust"))
                .isEmpty();
    }
}
