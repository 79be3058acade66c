package io.option150.edge.fetched;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.edge.content.TestStore;
import io.option150.edge.http.Validators;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.upstream.ServiceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firmware and remote files on disk: whole and as they were, or not at all. */
class FetchedFilesTest {

    private static final CacheKey REMOTE = new CacheKey.Remote("branch", "ringlist.xml");
    private static final Validators TAG = new Validators("\"one\"", null);
    private static final byte[] SMALL = TestStore.random(700);
    private static final byte[] LARGE = TestStore.random((5 << 20) + 7);

    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private TestStore store = TestStore.of(32 << 20, 32 << 20);
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private FetchedFiles files = open(16 << 20);

    @BeforeEach
    void start() {
        files.close();
        files = open(16 << 20);
    }

    @AfterEach
    void end() {
        files.close();
        store.close();
    }

    @Test
    void whatWasFetchedIsThereAfterARestartAsOldAsItIs() {
        keep(REMOTE, "said", SMALL);
        again(16 << 20);
        now = now.plus(Duration.ofHours(3));
        assertThat(bytes(REMOTE, "said")).isEqualTo(SMALL);
        try (ContentClaim _ = copy(REMOTE, "said").orElseThrow().claim()) {
            assertThat(copy(REMOTE, "said")).hasValueSatisfying(copy -> {
                copy.claim().close();
                assertThat(copy.age()).isEqualTo(Duration.ofHours(3));
                assertThat(copy.validators()).isEqualTo(TAG);
                assertThat(copy.peer()).isEqualTo("192.0.2.1");
            });
        }
        confirm(REMOTE, "said", SMALL);
        again(16 << 20);
        assertThat(copy(REMOTE, "said")).hasValueSatisfying(copy -> {
            copy.claim().close();
            assertThat(copy.age()).isZero();
        });
        // By a clock that was put back nobody knows how old it is.
        now = now.minus(Duration.ofHours(1));
        assertThat(copy(REMOTE, "said")).isEmpty();
    }

    @Test
    void whatTheTopicsSaidSomethingElseOfGoes() {
        keep(REMOTE, "said", SMALL);
        assertThat(copy(REMOTE, "something else")).isEmpty();
        assertThat(files.holds(REMOTE)).isFalse();
    }

    @Test
    void largeOnesAreReadWhole() {
        CacheKey firmware = new CacheKey.Own(sha256(LARGE), "term.sbn");
        keep(firmware, "", LARGE);
        again(16 << 20);
        assertThat(bytes(firmware, "")).isEqualTo(LARGE);
    }

    @Test
    void whatIsTornOrChangedAtAnyByteIsDropped() throws Exception {
        keep(REMOTE, "said", SMALL);
        Path file = folder.resolve("fetched").resolve(FetchedName.file(REMOTE, ""));
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] other = whole.clone();
            other[at] ^= 1;
            for (byte[] bad : new byte[][] {other, Arrays.copyOf(whole, at)}) {
                Files.write(file, bad);
                again(16 << 20);
                assertThat(files.holds(REMOTE)).isTrue();
                assertThat(copy(REMOTE, "said")).as("at %d", at).isEmpty();
                assertThat(files.holds(REMOTE)).isFalse();
                assertThat(file).doesNotExist();
                assertThat(metrics.get("option150.fetched.dropped").counter().count())
                        .isEqualTo(1);
            }
        }
        Files.write(file, whole);
        Files.setLastModifiedTime(file, FileTime.from(now));
        again(16 << 20);
        assertThat(bytes(REMOTE, "said")).isEqualTo(SMALL);
    }

    @Test
    void whoWasAskedForLongestAgoMakesRoom() {
        again(3 * 4096);
        for (String name : new String[] {"a", "b", "c"}) {
            keep(new CacheKey.Remote("branch", name), "", SMALL);
        }
        assertThat(bytes(new CacheKey.Remote("branch", "a"), "")).isEqualTo(SMALL);
        keep(new CacheKey.Remote("branch", "d"), "", SMALL);
        assertThat(Stream.of("a", "b", "c", "d").filter(name -> files.holds(new CacheKey.Remote("branch", name))))
                .containsExactly("a", "c", "d");
        keep(new CacheKey.Own("0", "large"), "", LARGE);
        assertThat(files.size()).isEqualTo(3);
        assertThat(metrics.get("option150.fetched.disk").gauge().value()).isEqualTo(3 * 4096);
    }

    @Test
    void whatAnAdminOrTheSourceDropsIsGone() {
        keep(REMOTE, "", SMALL);
        keep(new CacheKey.Remote("other", "RingList.xml"), "", SMALL);
        keep(new CacheKey.Remote("other", "lists.xml"), "", SMALL);
        files.dropName("RINGLIST.xml.sgn");
        assertThat(files.size()).isEqualTo(1);
        files.drop(new CacheKey.Remote("other", "lists.xml"));
        files.settle();
        assertThat(files.size()).isZero();
        keep(REMOTE, "", SMALL);
        files.dropAll();
        again(16 << 20);
        assertThat(files.size()).isZero();
    }

    @Test
    void whatAnEventOvertakesIsNotKept() {
        StoredContent content = store.complete(SMALL);
        files.keepLater(REMOTE, "", content, TAG, "", () -> false);
        files.settle();
        assertThat(files.size()).isZero();
        store.letGo(content);
    }

    @Test
    void anOlderVersionDoesNotOutliveOneThatCannotBeKept() {
        again(8 << 10);
        keep(REMOTE, "said", SMALL);
        byte[] newer = TestStore.random(20 << 10);
        keep(REMOTE, "said", newer);
        now = now.plus(Duration.ofHours(1));
        confirm(REMOTE, "said", newer);
        again(8 << 10);
        assertThat(copy(REMOTE, "said")).isEmpty();
    }

    @Test
    void whatIsConfirmedTakesThePlaceOfAnotherVersion() {
        keep(REMOTE, "said", SMALL);
        now = now.plus(Duration.ofHours(1));
        confirm(REMOTE, "said", LARGE);
        again(16 << 20);
        assertThat(bytes(REMOTE, "said")).isEqualTo(LARGE);
        now = now.plus(Duration.ofHours(1));
        StoredContent small = store.complete(SMALL);
        files.confirmed(REMOTE, "said", new HeldFile(small, TAG, "192.0.2.1", 0), () -> false);
        files.settle();
        store.letGo(small);
        assertThat(copy(REMOTE, "said")).hasValueSatisfying(copy -> {
            copy.claim().close();
            assertThat(copy.age()).as("its own").isEqualTo(Duration.ofHours(1));
        });
    }

    @Test
    void whatTheSourceLacksIsNotKeptByWhoStillWaits() {
        CountDownLatch disk = new CountDownLatch(1);
        StoredContent content = store.complete(SMALL);
        files.keepLater(new CacheKey.Remote("branch", "slow"), "", content, TAG, "", () -> {
            try {
                return disk.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        files.keepLater(REMOTE, "", content, TAG, "", () -> true);
        files.drop(REMOTE);
        disk.countDown();
        files.settle();
        assertThat(files.size()).isEqualTo(1);
        assertThat(files.holds(REMOTE)).isFalse();
        store.letGo(content);
    }

    @Test
    void aFileThatCouldNotBeTakenInStays() {
        keep(REMOTE, "said", LARGE);
        TestStore before = store;
        // Its folder is gone: room is found, and the bytes find no place.
        store = TestStore.of(32 << 20, 32 << 20);
        store.close();
        again(16 << 20);
        assertThat(copy(REMOTE, "said")).isEmpty();
        assertThat(files.holds(REMOTE)).isTrue();
        assertThat(store.contents.diskUsed()).isZero();
        store = before;
        again(16 << 20);
        assertThat(bytes(REMOTE, "said")).isEqualTo(LARGE);
    }

    @Test
    void whileTheServiceEndsNothingIsFoundOrChanged() {
        keep(REMOTE, "", SMALL);
        StoredContent content = store.complete(SMALL);
        files.close();
        assertThat(copy(REMOTE, "")).isEmpty();
        files.keepLater(REMOTE, "", content, TAG, "", () -> true);
        files.drop(REMOTE);
        now = now.plus(Duration.ofHours(1));
        files.confirmed(REMOTE, "", new HeldFile(content, TAG, "192.0.2.1", 0), () -> true);
        store.letGo(content);
        files = open(16 << 20);
        files.settle();
        assertThat(bytes(REMOTE, "")).isEqualTo(SMALL);
        assertThat(copy(REMOTE, "")).hasValueSatisfying(copy -> {
            copy.claim().close();
            assertThat(copy.age()).isEqualTo(Duration.ofHours(1));
        });
    }

    private void keep(CacheKey key, String stamp, byte[] bytes) {
        StoredContent content = store.complete(bytes);
        files.keepLater(key, stamp, content, TAG, "192.0.2.1", () -> true);
        files.settle();
        store.letGo(content);
    }

    private void confirm(CacheKey key, String stamp, byte[] bytes) {
        StoredContent content = store.complete(bytes);
        files.confirmed(key, stamp, new HeldFile(content, TAG, "192.0.2.1", 0), () -> true);
        files.settle();
        store.letGo(content);
    }

    private Optional<FetchedFiles.Copy> copy(CacheKey key, String stamp) {
        return files.find(key, stamp).toCompletableFuture().join();
    }

    private byte[] bytes(CacheKey key, String stamp) {
        try (ContentClaim claim = copy(key, stamp).orElseThrow().claim()) {
            return TestStore.bytes(claim.content());
        }
    }

    private void again(long limit) {
        files.close();
        files = open(limit);
        files.settle();
    }

    private FetchedFiles open(long limit) {
        ServiceSettings services =
                new ServiceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        if (folder == null) {
            return new FetchedFiles(new KeptFolder(Path.of(""), 0), 0, store.contents, services, metrics, () -> now);
        }
        metrics.clear();
        return new FetchedFiles(new KeptFolder(folder, 0), limit, store.contents, services, metrics, () -> now);
    }

    private String sha256(byte[] bytes) {
        StoredContent content = store.complete(bytes);
        String sum = content.sha256();
        store.letGo(content);
        return sum;
    }
}
