package io.option150.edge;

import io.option150.edge.cache.CacheSettings;
import io.option150.edge.content.ContentSettings;
import io.option150.edge.feed.FeedSettings;
import io.option150.edge.front.http.HttpSettings;
import io.option150.edge.front.tftp.TftpSettings;
import io.option150.edge.request.RequestSettings;
import io.option150.edge.resolve.ResolveSettings;
import io.option150.edge.tls.HttpsSettings;
import io.option150.edge.upstream.PeerSettings;
import io.option150.tftp.protocol.option.OptionNames;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Ends the start with one clear line when a setting is out of its range. */
@Startup(1)
@Singleton
public class SettingsCheck {

    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    /** Options that we know: another name would be refused anyway, and is a slip of the pen here. */
    private static final List<String> OPTIONS =
            List.of(OptionNames.BLKSIZE, OptionNames.TIMEOUT, OptionNames.TSIZE, OptionNames.WINDOWSIZE);

    SettingsCheck(
            TftpSettings tftp,
            HttpSettings http,
            HttpsSettings https,
            CacheSettings cache,
            ContentSettings contents,
            ResolveSettings resolve,
            PeerSettings peer,
            FeedSettings events,
            RequestSettings requests) {
        tftp(tftp);
        range("http.port", http.port(), 0, 65_535);
        range("https.port", https.port(), 0, 65_535);
        range("https.soft-port", https.softPort(), 0, 65_535);
        range("https.recheck", https.recheck(), "0.1s", "1h");
        range("http.idle-timeout", http.idleTimeout(), "1s", "1h");
        cache(cache, contents);
        resolve(resolve);
        peer(peer);
        range("events.snapshot-after", events.snapshotAfter(), "0s", "10m");
        range("events.snapshot-every", events.snapshotEvery(), "1s", "24h");
        range("events.retry", events.retry(), "0.1s", "10m");
        range("events.page-size", events.pageSize(), 1, 1000);
        range("requests.kept", requests.kept(), 1, 1_000_000);
        range("requests.queue", requests.queue(), 1, 1_000_000);
    }

    private static void tftp(TftpSettings tftp) {
        range("tftp.port", tftp.port(), 0, 65_535);
        tftp.loops().ifPresent(loops -> range("tftp.loops", loops, 1, 64));
        range("tftp.max-blksize", tftp.maxBlksize(), 8, 65_464);
        range("tftp.mtu", tftp.mtu(), 68, 65_535);
        range("tftp.max-windowsize", tftp.maxWindowsize(), 1, 65_535);
        tftp.refusedOptions().ifPresent(SettingsCheck::options);
        range("tftp.max-transfers", tftp.maxTransfers(), 1, Integer.MAX_VALUE);
        range("tftp.max-transfers-per-network", tftp.maxTransfersPerNetwork(), 1, Integer.MAX_VALUE);
        range("tftp.receive-buffer-bytes", tftp.receiveBufferBytes(), 1 << 16, 1 << 30);
        range("tftp.initial-timeout", tftp.initialTimeout(), "0.01s", "60s");
        range("tftp.timeout-ceiling", tftp.timeoutCeiling(), "0.001s", "60s");
        range(
                "tftp.timeout-floor",
                tftp.timeoutFloor(),
                "0.001s",
                tftp.timeoutCeiling().toMillis() / 1000.0 + "s");
        range("tftp.drain", tftp.drain(), "0s", "1h");
    }

    private static void options(Set<String> refused) {
        for (String option : refused) {
            require("tftp.refused-options", OPTIONS.contains(option), "must be of " + OPTIONS, option);
        }
    }

    private static void cache(CacheSettings cache, ContentSettings contents) {
        range("cache.device-fresh", cache.deviceFresh(), "0s", "1h");
        range("cache.common-fresh", cache.commonFresh(), "0s", "24h");
        range("cache.device-missing", cache.deviceMissing(), "0s", "1h");
        range("cache.common-missing", cache.commonMissing(), "0s", "24h");
        range("cache.revalidate-within", cache.revalidateWithin(), "0s", "10s");
        range("cache.reachable-limit", cache.reachableLimit(), "0s", "24h");
        range("cache.stale-limit", cache.staleLimit(), "0s", "720h");
        range("cache.memory", contents.memory(), 1 << 20, 64 * GIB);
        range("cache.disk", contents.disk(), 0, 16 * TIB);
    }

    private static void resolve(ResolveSettings resolve) {
        range("resolve.deadline", resolve.deadline(), "0.01s", "1m");
        range("resolve.remember-asker", resolve.rememberAsker(), "1s", "24h");
        range("resolve.askers", resolve.askers(), 1, 10_000_000);
        range("resolve.loop-guard", resolve.loopGuard(), "1s", "10m");
        range("resolve.silent-tries", resolve.silentTries(), 0, 100);
    }

    private static void peer(PeerSettings peer) {
        range("peer.connect-timeout", peer.connectTimeout(), "0.01s", "1m");
        range("peer.idle-timeout", peer.idleTimeout(), "0.01s", "10m");
        range("peer.hedge", peer.hedge(), "0.01s", "1m");
        range("peer.retry", peer.retry(), "0.01s", "1h");
        range("peer.http-retry", peer.httpRetry(), "0.01s", "24h");
        range("peer.concurrency", peer.concurrency(), 1, 1000);
        range("peer.queue", peer.queue(), 0, 1_000_000);
        range("peer.max-file", peer.maxFile(), 1, 16 * TIB);
        range("peer.tftp-timeout", peer.tftpTimeout(), "0.01s", "1m");
    }

    private static void range(String key, long value, long least, long most) {
        require(key, value >= least && value <= most, "must be " + least + " to " + most, value);
    }

    private static void range(String key, MemorySize value, long least, long most) {
        range(key, value.asLongValue(), least, most);
    }

    /** Bounds are written as people read them. */
    private static void range(String key, Duration value, String least, String most) {
        require(
                key,
                value.compareTo(duration(least)) >= 0 && value.compareTo(duration(most)) <= 0,
                "must be " + least + " to " + most,
                value);
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }

    private static void require(String key, boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("option150." + key + " " + rule + "; got: " + value);
        }
    }
}
