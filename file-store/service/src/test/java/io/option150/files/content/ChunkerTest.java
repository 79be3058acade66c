package io.option150.files.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChunkerTest {

    @Property(tries = 100)
    void chunksAreTheBytesCutAtEqualDistances(
            @ForAll @Size(max = 8) List<@IntRange(max = 1_200_000) Integer> sizes, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        var chunker = new Chunker();
        var expected = Buffer.buffer();
        var chunks = new ArrayList<byte[]>();
        for (int size : sizes) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            expected.appendBytes(bytes);
            chunks.addAll(chunker.add(Buffer.buffer(bytes)));
        }
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).hasSize(Chunker.SIZE));

        var rest = chunker.rest();
        var actual = Buffer.buffer();
        chunks.forEach(actual::appendBytes);
        assertThat(actual.appendBytes(rest)).isEqualTo(expected);
        assertThat(rest).hasSizeLessThan(Chunker.SIZE);
    }
}
