package io.option150.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.web.settings.SettingsRanges;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Whether the start looks at the ranges of all settings, the service's own and the platform's. */
@RegistryTest
class SettingsRangesTest {

    @Inject
    SettingsRanges ranges;

    @Test
    void theStartChecksWhatTheServiceUses() {
        assertThat(ranges.checked())
                .extracting(Class::getSimpleName)
                .contains("EdgeSettings", "GatewaySettings", "OutboxSettings", "AuthSettings");
    }
}
