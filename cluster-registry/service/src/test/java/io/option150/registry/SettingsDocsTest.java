package io.option150.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.SettingsDocs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsDocsTest {

    @Test
    void whatIsToldOfSettingsIsWhatTheCodeHas() throws IOException {
        assertThat(SettingsDocs.differences("cluster-registry", "io.option150.registry"))
                .isEmpty();
    }

    @Test
    void whatIsToldOfAllServicesIsWhatThePlatformHas() throws IOException {
        assertThat(SettingsDocs.differences("All services", "io.option150.web", "io.option150.outbox"))
                .containsExactly("option150.log.json is told of, but no setting");
    }
}
