package io.option150.edge.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.edge.Records;
import io.option150.testkit.Await;
import io.option150.tftp.net.Content;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-13 to RES-17 for the bytes themselves: complete or failed, never a false end, bounded, one version. */
@ExtendWith(NoOpenClaims.class)
class StoredContentTest {

    private static final int MIB = 1 << 20;

    private final TestStore store = TestStore.of(4 * MIB, 8 * MIB);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void res14BytesAreReadWhileTheyArrive() throws Exception {
        StoredContent content = store.start(Content.UNKNOWN);
        content.append(ByteBuffer.wrap(new byte[] {1, 2, 3}));

        assertThat(content.state()).isEqualTo(Content.State.ARRIVING);
        assertThat(content.available()).isEqualTo(3);
        assertThat(content.length()).isEqualTo(Content.UNKNOWN);
        assertThat(TestStore.bytes(content)).containsExactly(1, 2, 3);
    }

    @Test
    void res14EveryBlockIsReadWholeWhileTheFileMovesToDisk() throws Exception {
        byte[] bytes = TestStore.random(3 * MIB);
        StoredContent content = store.start(bytes.length);
        content.append(ByteBuffer.wrap(bytes, 0, 2 * MIB + 10_000));
        Await.until("a part is on disk", () -> content.memory() != null || store.files() > 0);

        ByteBuffer block = ByteBuffer.allocate(1_428);
        for (int round = 0; round < 20; round++) {
            for (int at = 0; at + block.capacity() <= content.available(); at += block.capacity()) {
                assertThat(content.read(at, block.clear())).as("at %d", at).isEqualTo(block.capacity());
                assertThat(block.flip().mismatch(ByteBuffer.wrap(bytes, at, block.capacity())))
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void res15AnEndBeforeTheToldLengthIsAFailure() throws Exception {
        StoredContent content = store.start(10);
        content.append(ByteBuffer.wrap(new byte[9]));
        content.complete();

        assertThat(content.state()).isEqualTo(Content.State.FAILED);
        assertThat(content.failure()).contains("9 of 10");
        assertThat(content.sha256()).isEmpty();
    }

    @Test
    void res15MoreBytesThanToldAreAFailure() throws Exception {
        StoredContent content = store.start(10);
        content.append(ByteBuffer.wrap(new byte[11]));

        assertThat(content.state()).isEqualTo(Content.State.FAILED);
        assertThat(content.available()).isZero();
    }

    @Test
    void res9OwnBytesOfAnotherDigestAreAFailure() throws Exception {
        StoredContent content = store.start(3);
        content.expect(Records.sha256(new byte[] {1, 2, 3}));
        content.append(ByteBuffer.wrap(new byte[] {1, 2, 4}));
        content.complete();

        assertThat(content.state()).isEqualTo(Content.State.FAILED);
        assertThat(content.failure()).contains("digest");
    }

    @Test
    void theEndIsFinal() throws Exception {
        StoredContent content = store.start(1);
        content.append(ByteBuffer.wrap(new byte[1]));
        content.complete();
        content.fail("late");
        content.append(ByteBuffer.wrap(new byte[1]));

        assertThat(content.state()).isEqualTo(Content.State.COMPLETE);
        assertThat(content.available()).isEqualTo(1);
    }

    @Test
    void res16AReaderKeepsItsVersionUntilItGivesItsClaimBack() {
        StoredContent content = store.complete(TestStore.random(2 * MIB));
        ContentClaim reader = Objects.requireNonNull(content.claim());
        store.letGo(content);

        assertThat(TestStore.bytes(content)).isEqualTo(TestStore.random(2 * MIB));
        reader.close();
        assertThat(content.claim()).isNull();
        Await.until("the file is removed", () -> store.files() == 0);
    }

    @Test
    void res16AClaimThatIsClosedTwiceTakesNobodyElsesAway() {
        StoredContent content = store.complete(TestStore.random(10));
        ContentClaim one = Objects.requireNonNull(content.claim());
        ContentClaim other = Objects.requireNonNull(content.claim());
        store.letGo(content);
        one.close();
        one.close();

        try (ContentClaim third = content.claim()) {
            assertThat(third).as("the content is still there").isNotNull();
        }
        other.close();
        assertThat(content.claim()).isNull();
    }

    @Test
    void whoLosesTheLastClaimWhileBytesArriveEndsTheFetch() throws Exception {
        StoredContent content = store.start(10);
        AtomicBoolean told = new AtomicBoolean();
        content.onChange(() -> told.set(true));
        store.letGo(content);

        assertThat(content.state()).isEqualTo(Content.State.FAILED);
        assertThat(told).isTrue();
    }

    @Test
    void res17LargeFilesGoToDiskAndTheirRoomComesBack() {
        StoredContent content = store.complete(TestStore.random(3 * MIB));

        assertThat(content.onDisk()).isTrue();
        assertThat(content.heapBytes()).isZero();
        assertThat(store.contents.diskUsed()).isEqualTo(3 * MIB);
        assertThat(TestStore.bytes(content)).isEqualTo(TestStore.random(3 * MIB));
        Await.until("it is written", () -> store.files() == 1);
        store.letGo(content);
        assertThat(store.contents.diskUsed()).isZero();
    }

    @Test
    void res17SmallFilesStayInMemory() {
        StoredContent content = store.complete(TestStore.random(MIB));

        assertThat(content.onDisk()).isFalse();
        assertThat(content.heapBytes()).isEqualTo(MIB);
        assertThat(store.contents.diskUsed()).isZero();
    }

    @Test
    void res17WhenBothAreFullLargeFilesAreRefusedAndSmallOnesGoOn() throws Exception {
        StoredContent onDisk = store.start(8 * MIB);
        StoredContent inMemory = store.start(4 * MIB);

        assertThat(onDisk.onDisk()).isTrue();
        assertThat(inMemory.onDisk()).isFalse();
        assertThatThrownBy(() -> store.start(2 * MIB)).isInstanceOf(NoRoomException.class);
        assertThat(store.complete(TestStore.random(MIB)).state()).isEqualTo(Content.State.COMPLETE);

        store.letGo(onDisk);
        assertThat(store.start(2 * MIB).onDisk()).isTrue();
    }

    @Test
    void res17AFileOfUnknownLengthThatFindsNoMoreRoomFails() throws Exception {
        store.start(8 * MIB);
        store.start(4 * MIB);
        StoredContent growing = store.start(Content.UNKNOWN);
        for (int i = 0; i <= MIB / 65536; i++) {
            growing.append(ByteBuffer.allocate(65536));
        }

        assertThat(growing.state()).isEqualTo(Content.State.FAILED);
        assertThat(growing.failure()).contains("no room");
    }

    @Test
    void res17AFolderBelongsToOneEdge() {
        assertThatThrownBy(() -> new CacheFolder(store.path)).hasMessageContaining("option150.cache.directory");
    }

    @Property(tries = 60)
    void res16EveryReaderSeesTheSameBytesWhileTheyArriveAndGoToDisk(
            @ForAll @IntRange(min = 0, max = 3 * MIB) int length, @ForAll @IntRange(min = 1, max = 300_000) int step)
            throws Exception {
        try (TestStore own = TestStore.of(4 * MIB, 8 * MIB)) {
            byte[] bytes = TestStore.random(length);
            StoredContent content = own.start(length % 2 == 0 ? length : Content.UNKNOWN);
            CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> readToEnd(content, length));
            for (int at = 0; at < length; at += step) {
                ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(step, length - at));
                if (!content.append(piece)) {
                    CompletableFuture<Void> drained = new CompletableFuture<>();
                    content.drained(() -> drained.complete(null));
                    Await.of(drained);
                }
            }
            content.complete();

            assertThat(Arrays.equals(Await.of(read), bytes)).isTrue();
            assertThat(content.sha256()).isEqualTo(Records.sha256(bytes));
        }
    }

    private static byte[] readToEnd(StoredContent content, int length) {
        ByteBuffer all = ByteBuffer.allocate(length);
        while (true) {
            Content.State state = content.state();
            content.read(all.position(), all);
            if (state != Content.State.ARRIVING && all.position() == content.available()) {
                return all.array();
            }
        }
    }

    @Test
    void res17AStalledDiskAndASourceThatDoesNotPauseTakeNoMoreThanTheCachesMemory() throws Exception {
        try (TestStore roomy = TestStore.of(2 * MIB, 64 * MIB)) {
            StoredContent content = roomy.start(32 * MIB);
            CountDownLatch stalled = new CountDownLatch(1);
            CountDownLatch disk = new CountDownLatch(1);
            content.drained(() -> {
                stalled.countDown();
                await(disk);
            });
            await(stalled);
            ByteBuffer block = ByteBuffer.allocate(64 << 10);
            while (content.state() == Content.State.ARRIVING && content.available() < 32 * MIB) {
                content.append(block.clear());
            }
            disk.countDown();

            assertThat(content.state()).isEqualTo(Content.State.FAILED);
            assertThat(content.failure()).contains("disk is too slow");
            assertThat(content.available())
                    .as("4 MiB are free, 2 MiB are the cache's memory")
                    .isBetween(6L * MIB, 6L * MIB + 2L * block.capacity());
            roomy.letGo(content);
            Await.until("the memory is given back", () -> {
                Room all = roomy.contents.memory();
                boolean free = all.growTo(2 * MIB, 0);
                all.giveBack();
                return free;
            });
        }
    }

    @Test
    void res17ADiskThatCatchesUpGivesTheMemoryBackAndTheFileIsWhole() throws Exception {
        try (TestStore roomy = TestStore.of(16 * MIB, 64 * MIB)) {
            byte[] bytes = TestStore.random(12 * MIB);
            StoredContent content = roomy.start(bytes.length);
            CountDownLatch stalled = new CountDownLatch(1);
            CountDownLatch disk = new CountDownLatch(1);
            content.drained(() -> {
                stalled.countDown();
                await(disk);
            });
            await(stalled);
            for (int at = 0; at < bytes.length; at += MIB) {
                content.append(ByteBuffer.wrap(bytes, at, MIB));
            }
            disk.countDown();
            content.complete();
            CompletableFuture<Boolean> drained = new CompletableFuture<>();
            content.drained(() -> drained.complete(true));
            assertThat(Await.of(drained)).isTrue();

            assertThat(content.sha256()).isEqualTo(Records.sha256(bytes));
            assertThat(roomy.contents.memory().growTo(16 * MIB, 0))
                    .as("all memory is free")
                    .isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
