package io.option150.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.edge.cache.CacheSettings;
import io.option150.edge.content.ContentSettings;
import io.option150.edge.drain.DrainSettings;
import io.option150.edge.feed.FeedSettings;
import io.option150.edge.front.http.HttpSettings;
import io.option150.edge.front.tftp.TftpSettings;
import io.option150.edge.request.RequestSettings;
import io.option150.edge.resolve.ResolveSettings;
import io.option150.edge.tls.HttpsSettings;
import io.option150.edge.upstream.PeerSettings;
import io.option150.edge.warm.WarmSettings;
import io.option150.web.settings.SettingsRanges;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    @Test
    void theDefaultsAreInTheirRanges() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "tftp.port, 65536, must be 0 (any free one) to 65535; got: 65536",
        "tftp.loops, 0, must be 1 to 64; got: 0",
        "tftp.max-windowsize, 0, must be 1 to 65535; got: 0",
        "tftp.max-blksize, 7, must be 8 to 65464; got: 7",
        "tftp.mtu, 67, must be 68 to 65535; got: 67",
        "tftp.refused-options, windowsise, must be of [blksize",
        "tftp.max-transfers, 0, must be 1 to 2147483647; got: 0",
        "http.idle-timeout, 10ms, must be 1 s to 1 h; got: PT0.01S",
        "https.soft-port, 70000, must be 0 (any free one) to 65535; got: 70000",
        "cache.device-fresh, 2H, must be 0 to 1 h",
        "cache.revalidate-within, 11s, must be 0 to 10 s",
        "cache.memory, 1K, must be 1M to 64G; got: 1024 bytes",
        "resolve.deadline, 0s, must be 10 ms to 1 min",
        "resolve.silent-tries, 101, must be 0 to 100; got: 101",
        "peer.concurrency, 0, must be 1 to 1000; got: 0",
        "peer.queue, -1, must be 0 to 1000000; got: -1",
        "peer.max-file, 0, must be 1 to",
        "events.page-size, 1001, must be 1 to 1000; got: 1001",
        "tftp.initial-timeout, 5ms, must be 10 ms to 60 s",
        "tftp.max-transfers-per-network, 0, must be 1 to 2147483647; got: 0",
        "drain.quiet, 61m, must be 0 s to 1 h",
        "ready.wait-for-files, 61m, must be 0 to 1 h",
        "requests.kept, 0, must be 1 to 1000000; got: 0",
    })
    void aSettingOutOfItsRangeIsRefusedByKeyRuleAndValue(String key, String value, String message) {
        assertThatThrownBy(() -> check(Map.of("option150." + key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option150." + key + " " + message);
    }

    private static void check(Map<String, String> values) {
        new SettingsCheck(Settings.of(TftpSettings.class, values));
        for (var mapping : List.of(
                TftpSettings.class,
                HttpSettings.class,
                HttpsSettings.class,
                CacheSettings.class,
                ContentSettings.class,
                ResolveSettings.class,
                PeerSettings.class,
                FeedSettings.class,
                RequestSettings.class,
                DrainSettings.class,
                WarmSettings.class)) {
            SettingsRanges.check(mapping, Settings.of(mapping, values));
        }
    }
}
