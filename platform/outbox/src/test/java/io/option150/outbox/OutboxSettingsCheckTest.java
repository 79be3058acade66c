package io.option150.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.option150.web.settings.SettingsRanges;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxSettingsCheckTest {

    @Test
    void theDefaultsAreGood() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "batch-size, 0, must be 1 to 10000; got: 0",
        "batch-size, 10001, must be 1 to 10000; got: 10001",
        "poll, 0s, must be above 0; got: PT0S",
        "poll, -1s, must be above 0; got: PT-1S",
        "retry, 0s, must be above 0; got: PT0S",
        "replication-factor, 0, 'must be -1, or 1 or more; got: 0'",
        "replication-factor, -2, 'must be -1, or 1 or more; got: -2'",
        "source, not a uri, must be a URI reference; got: not a uri"
    })
    void whatIsOutOfRangeEndsTheStartWithKeyRuleAndValue(String key, String value, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(Map.of("option150.outbox." + key, value)))
                .withMessage("option150.outbox." + key + " " + said);
    }

    private static void check(Map<String, String> more) {
        var settings = settings(more);
        SettingsRanges.check(OutboxSettings.class, settings);
        OutboxSettingsCheck.check(settings);
    }

    private static OutboxSettings settings(Map<String, String> more) {
        var values = new HashMap<>(Map.of("option150.outbox.source", "/test", "option150.outbox.topics", "a"));
        values.putAll(more);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OutboxSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(OutboxSettings.class);
    }
}
