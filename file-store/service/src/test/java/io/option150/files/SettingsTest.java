package io.option150.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.settings.SettingsRanges;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final int CONNECTIONS = 16;

    @Test
    void defaultsAreAsDocumentedAndGoTogether() {
        var settings = settings(Map.of());

        assertThat(settings.maxSize().asLongValue()).isEqualTo(1L << 30);
        assertThat(settings.keepVersions()).isEqualTo(10);
        assertThat(settings.uploadTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.orphanGrace()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.collectEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.chunkConnections()).isEqualTo(6);
        assertThat(settings.maxUploads()).isEqualTo(32);
        assertThat(settings.maxDownloads()).isEqualTo(128);
        assertThat(settings.storageDirectory()).isEmpty();
        assertThat(settings.storageReserve().asLongValue()).isEqualTo(256L << 20);
        assertThat(settings.quota()).isEmpty();
        assertThat(settings.check()).isEqualTo(FileSettings.Check.REFUSE);
        assertThatCode(() -> check(settings)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "max-size, 0, must be 1 or more",
        "keep-versions, 0, must be 1 to 1000",
        "keep-versions, 1001, must be 1 to 1000",
        "upload-timeout, 0s, must be above 0",
        "orphan-grace, 1h, must be longer than option150.files.upload-timeout",
        "collect-every, 0s, must be above 0",
        "chunk-connections, 0, must be 1 or more and less than quarkus.datasource.reactive.max-size (16)",
        "chunk-connections, 16, must be 1 or more and less than quarkus.datasource.reactive.max-size (16)",
        "storage-directory, /no/such/folder, must be a folder",
        "quota, 0, must be 1 or more",
        "max-uploads, 0, must be 1 or more",
        "max-downloads, 0, must be 1 or more",
    })
    void aSettingOutOfItsRangeIsRefusedByKeyRuleAndValue(String key, String value, String rule) {
        var settings = settings(Map.of("option150.files." + key, value));

        assertThatThrownBy(() -> check(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("option150.files." + key, rule, "got: ");
    }

    private static void check(FileSettings settings) {
        SettingsRanges.check(FileSettings.class, settings);
        new SettingsCheck(settings, CONNECTIONS);
    }

    private static FileSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(FileSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FileSettings.class);
    }
}
