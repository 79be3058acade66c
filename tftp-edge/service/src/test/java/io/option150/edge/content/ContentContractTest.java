package io.option150.edge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import io.option150.tftp.net.Content;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What readers and every kind of content have agreed on, wherever its bytes lie. */
@ParameterizedClass
@EnumSource(ContentContractTest.Kind.class)
@ExtendWith(NoOpenClaims.class)
class ContentContractTest {

    private static final int MIB = 1 << 20;

    /** Where the bytes lie. */
    enum Kind {
        SMALL_ON_THE_HEAP(10_000, 8 * MIB),
        LARGE_ON_DISK(2 * MIB + 10_000, 8 * MIB),
        LARGE_ON_THE_HEAP_FOR_WANT_OF_DISK(2 * MIB + 10_000, 0);

        private final int length;
        private final int disk;

        Kind(int length, int disk) {
            this.length = length;
            this.disk = disk;
        }
    }

    private final byte[] bytes;
    private final boolean onDisk;
    private final boolean hasMemory;
    private final TestStore store;
    private final StoredContent content;

    ContentContractTest(Kind kind) throws NoRoomException {
        this.bytes = TestStore.random(kind.length);
        this.onDisk = kind == Kind.LARGE_ON_DISK;
        this.hasMemory = kind != Kind.LARGE_ON_THE_HEAP_FOR_WANT_OF_DISK;
        this.store = TestStore.of(8 * MIB, kind.disk);
        this.content = store.start(bytes.length);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void arrive(int from, int to) {
        content.append(ByteBuffer.wrap(bytes, from, to - from));
    }

    private void complete() {
        arrive(0, bytes.length);
        content.complete();
        assertThat(content.state()).isEqualTo(Content.State.COMPLETE);
    }

    @Test
    void itIsOfTheKindThatItIsTakenFor() {
        complete();

        assertThat(content.onDisk()).isEqualTo(onDisk);
    }

    @Test
    void theBytesThatAreThereCanBeReadFromAnyPositionAndNoOthers() {
        int half = bytes.length / 2;
        arrive(0, half);

        assertThat(content.available()).isEqualTo(half);
        for (int at : new int[] {0, 1, 511, half - 700, half - 1}) {
            ByteBuffer block = ByteBuffer.allocate(1_428);
            int read = content.read(at, block);
            assertThat(read).isEqualTo(Math.min(1_428, half - at));
            assertThat(block.flip()).isEqualTo(ByteBuffer.wrap(bytes, at, read));
        }
        assertThat(content.read(half, ByteBuffer.allocate(10))).isZero();
    }

    @Test
    void whatIsCompleteIsAllThere() {
        complete();

        assertThat(content.length()).isEqualTo(bytes.length);
        assertThat(content.available()).isEqualTo(bytes.length);
        assertThat(TestStore.bytes(content)).isEqualTo(bytes);
        assertThat(content.read(bytes.length, ByteBuffer.allocate(10))).isZero();
        assertThat(content.failure()).isEmpty();
    }

    @Test
    void theMemoryHoldsTheFirstBytesAndOutlivesTheLastClaim() {
        complete();
        if (hasMemory) {
            Await.until("it has its memory", () -> content.memory() != null);
        }
        MemorySegment memory = content.memory();
        store.letGo(content);

        assertThat(memory != null).isEqualTo(hasMemory);
        if (memory != null) {
            byte[] there = new byte[Math.toIntExact(memory.byteSize())];
            memory.asByteBuffer().get(there);
            assertThat(there).isEqualTo(Arrays.copyOf(bytes, there.length)).isNotEmpty();
        }
    }

    @Test
    void listenersHearOfGrowthAndOfTheEndUntilTheyAreClosed() {
        AtomicInteger heard = new AtomicInteger();
        try (Content.Subscription _ = content.onChange(heard::incrementAndGet)) {
            arrive(0, 1_000);
            assertThat(heard.get()).isPositive();
            int before = heard.get();
            content.fail("the source is gone");
            assertThat(heard.get()).isGreaterThan(before);
        }
        int after = heard.get();
        content.fail("again");
        assertThat(heard.get()).isEqualTo(after);
    }

    @Test
    void aFailureIsFinalAndSaysWhy() {
        arrive(0, 1_000);
        content.fail("the source is gone");
        arrive(1_000, 2_000);
        content.complete();

        assertThat(content.state()).isEqualTo(Content.State.FAILED);
        assertThat(content.failure()).isEqualTo("the source is gone");
        assertThat(content.available()).isEqualTo(1_000);
    }

    @Test
    void theBytesStayUntilTheLastClaimIsClosed() {
        complete();
        ContentClaim reader = Objects.requireNonNull(content.claim());
        store.letGo(content);

        assertThat(TestStore.bytes(content)).isEqualTo(bytes);
        reader.close();
        assertThat(content.claim()).isNull();
        assertThat(store.contents.diskUsed()).isZero();
    }
}
