package io.option150.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.edge.cache.CacheSettings;
import io.option150.edge.content.ContentSettings;
import io.option150.edge.feed.FeedSettings;
import io.option150.edge.front.http.HttpSettings;
import io.option150.edge.front.tftp.TftpSettings;
import io.option150.edge.request.RequestSettings;
import io.option150.edge.resolve.ResolveSettings;
import io.option150.edge.tls.HttpsSettings;
import io.option150.edge.upstream.PeerSettings;
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
        "tftp.port, 65536, must be 0 to 65535; got: 65536",
        "tftp.loops, 0, must be 1 to 64; got: 0",
        "tftp.max-windowsize, 0, must be 1 to 65535; got: 0",
        "tftp.max-blksize, 7, must be 8 to 65464; got: 7",
        "tftp.mtu, 67, must be 68 to 65535; got: 67",
        "tftp.refused-options, windowsise, must be of [blksize",
        "tftp.max-transfers, 0, must be 1 to 2147483647; got: 0",
        "http.idle-timeout, 10ms, must be 1s to 1h",
        "https.soft-port, 70000, must be 0 to 65535; got: 70000",
        "cache.device-fresh, 2H, must be 0s to 1h",
        "cache.revalidate-within, 11s, must be 0s to 10s",
        "cache.memory, 1K, must be 1048576 to 68719476736; got: 1024",
        "resolve.deadline, 0s, must be 0.01s to 1m",
        "resolve.silent-tries, 101, must be 0 to 100; got: 101",
        "peer.concurrency, 0, must be 1 to 1000; got: 0",
        "peer.queue, -1, must be 0 to 1000000; got: -1",
        "peer.max-file, 0, must be 1 to",
        "events.page-size, 1001, must be 1 to 1000; got: 1001",
        "requests.kept, 0, must be 1 to 1000000; got: 0",
    })
    void aSettingOutOfItsRangeIsRefusedByKeyRuleAndValue(String key, String value, String message) {
        assertThatThrownBy(() -> check(Map.of("option150." + key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option150." + key + " " + message);
    }

    private static void check(Map<String, String> values) {
        new SettingsCheck(
                Settings.of(TftpSettings.class, values),
                Settings.of(HttpSettings.class, values),
                Settings.of(HttpsSettings.class, values),
                Settings.of(CacheSettings.class, values),
                Settings.of(ContentSettings.class, values),
                Settings.of(ResolveSettings.class, values),
                Settings.of(PeerSettings.class, values),
                Settings.of(FeedSettings.class, values),
                Settings.of(RequestSettings.class, values));
    }
}
