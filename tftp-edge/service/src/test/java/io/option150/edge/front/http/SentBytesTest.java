package io.option150.edge.front.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.content.StoredContent;
import io.option150.edge.content.TestStore;
import io.option150.testkit.Await;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bytes of a response are the file's, wherever they are: arriving, in memory, on disk, or half of them here and half there. */
@ExtendWith(NoOpenClaims.class)
class SentBytesTest {

    private static final int MIB = 1 << 20;

    private final TestStore store = TestStore.of(4 * MIB, 8 * MIB);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @SuppressWarnings("deprecation") // As the code that makes it.
    void aSmallFileIsSentFromItsMemoryInOnePiece() throws Exception {
        byte[] bytes = TestStore.random(10_240);
        StoredContent content = store.complete(bytes);

        assertThat(SentBytes.areOnePiece(content, 0, bytes.length)).isTrue();
        assertThat(SentBytes.next(content, 0, bytes.length).getByteBuf().isDirect())
                .as("not copied")
                .isTrue();
        assertThat(sent(content, 0, bytes.length)).isEqualTo(bytes);
        assertThat(sent(content, 7, 100)).isEqualTo(Arrays.copyOfRange(bytes, 7, 100));
    }

    @Test
    void anEmptyFileIsOnePieceWithoutBytes() throws Exception {
        StoredContent content = store.complete(new byte[0]);
        assertThat(SentBytes.areOnePiece(content, 0, 0)).isTrue();
        assertThat(SentBytes.next(content, 0, 0).length()).isZero();
    }

    @Test
    void aFileThatArrivesIsSentAsFarAsItCame() throws Exception {
        byte[] bytes = TestStore.random(100_000);
        StoredContent content = store.start(bytes.length);
        content.append(ByteBuffer.wrap(bytes, 0, 90_000));

        assertThat(SentBytes.areOnePiece(content, 0, 90_000)).isFalse();
        assertThat(sent(content, 5, 90_000)).isEqualTo(Arrays.copyOfRange(bytes, 5, 90_000));
    }

    @Test
    void aLargeFileIsSentFromDiskAndMemoryAlike() throws Exception {
        byte[] bytes = TestStore.random(3 * MIB + 17);
        StoredContent content = store.start(bytes.length);
        content.append(ByteBuffer.wrap(bytes, 0, 2 * MIB + 10_000));
        Await.until("a part is on disk", () -> store.files() > 0);
        assertThat(sent(content, 3, 2 * MIB)).isEqualTo(Arrays.copyOfRange(bytes, 3, 2 * MIB));

        content.append(ByteBuffer.wrap(bytes, 2 * MIB + 10_000, MIB + 17 - 10_000));
        content.complete();
        Await.until("it may be read as memory", () -> content.memory() != null);
        assertThat(SentBytes.areOnePiece(content, 0, bytes.length))
                .as("too large")
                .isFalse();
        assertThat(SentBytes.next(content, 0, bytes.length).length()).isEqualTo(SentBytes.PIECE);
        assertThat(sent(content, 1, bytes.length)).isEqualTo(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    @Test
    void whatIsSentOutlivesTheContentsLastClaim() throws Exception {
        byte[] bytes = TestStore.random(2 * MIB);
        StoredContent content = store.complete(bytes);
        Await.until("it may be read as memory", () -> content.memory() != null);
        Buffer piece = SentBytes.next(content, 0, bytes.length);
        store.letGo(content);
        assertThat(piece.getBytes()).isEqualTo(Arrays.copyOf(bytes, piece.length()));
    }

    private static byte[] sent(StoredContent content, int from, int to) {
        Buffer all = Buffer.buffer();
        while (from + all.length() < to) {
            Buffer next = SentBytes.next(content, from + all.length(), to);
            assertThat(next.length()).isBetween(1, SentBytes.PIECE);
            all.appendBuffer(next);
        }
        return all.getBytes();
    }
}
