package io.option150.edge.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Records;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.TestStore;
import io.option150.edge.kept.BrokenStateException;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.ServiceSettings;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {

    private static final byte[] BYTES = {1, 2, 3};
    private static final CacheKey FILE = new CacheKey.Own(Records.sha256(BYTES), "a.xml");
    private static final CacheKey FORM = new CacheKey.Signed(Records.sha256(BYTES), "signer", "", "a.xml.sgn");

    @TempDir
    Path folder;

    @Test
    void whatWasKeptIsThereAfterARestart() throws Exception {
        try (TestStore store = TestStore.of(16 << 20, 16 << 20)) {
            try (Mirror mirror = mirror(store, 1 << 20, null)) {
                assertThat(keep(store, mirror, FILE)).isTrue();
                assertThat(keep(store, mirror, FORM)).isTrue();
            }
            try (Mirror mirror = mirror(store, 1 << 20, null)) {
                assertThat(mirror.holds(FILE)).isFalse();
                mirror.open();
                assertThat(mirror.size()).isEqualTo(2);
                assertThat(bytes(mirror, FILE)).isEqualTo(BYTES);
                assertThat(bytes(mirror, FORM)).isEqualTo(BYTES);
                assertThat(mirror.holds(new CacheKey.Signed(Records.sha256(BYTES), "another", "", "a.xml.sgn")))
                        .isFalse();
                mirror.retain(Set.of(mirror.file(FILE)));
                assertThat(mirror.holds(FORM)).isFalse();
                assertThat(bytes(mirror, FILE)).isEqualTo(BYTES);
            }
            // Signatures of another kind are asked for now.
            try (Mirror mirror = mirror(store, 1 << 20, "sha512")) {
                mirror.open();
                assertThat(mirror.holds(FORM)).isFalse();
                assertThat(mirror.holds(FILE)).isTrue();
            }
        }
    }

    @Test
    void thereIsNoMoreThanItsRoom() throws Exception {
        try (TestStore store = TestStore.of(16 << 20, 16 << 20);
                Mirror mirror = mirror(store, 4096, null)) {
            assertThat(keep(store, mirror, FILE)).isTrue();
            assertThat(keep(store, mirror, FORM)).isFalse();
            assertThat(mirror.holds(FORM)).isFalse();
            mirror.retain(Set.of());
            assertThat(keep(store, mirror, FORM)).isTrue();
        }
    }

    @Test
    void whatIsTornOrOfAnotherNameIsFoundOut() throws Exception {
        MirrorName name = MirrorName.of(FILE, "");
        byte[] whole = MirrorFile.of(name, BYTES);
        assertThat(MirrorFile.bytes(name, whole)).isEqualTo(BYTES);
        for (int at = 0; at < whole.length; at++) {
            byte[] other = whole.clone();
            other[at] ^= 1;
            refused(name, other);
            refused(name, Arrays.copyOf(whole, at));
        }
        refused(MirrorName.of(FORM, ""), whole);
    }

    @Test
    void whatIsForeignInItsFolderGoes() throws Exception {
        try (TestStore store = TestStore.of(16 << 20, 16 << 20);
                Mirror mirror = mirror(store, 1 << 20, null)) {
            keep(store, mirror, FILE);
            Path foreign = Files.writeString(folder.resolve("mirror").resolve("x.next"), "half");
            mirror.open();
            assertThat(foreign).doesNotExist();
            assertThat(mirror.size()).isEqualTo(1);
        }
    }

    private static void refused(MirrorName name, byte[] file) {
        assertThatThrownBy(() -> MirrorFile.bytes(name, file)).isInstanceOf(BrokenStateException.class);
    }

    private Mirror mirror(TestStore store, long limit, @Nullable String digest) {
        ServiceSettings services =
                new ServiceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.ofNullable(digest));
        return new Mirror(new KeptFolder(folder, limit), store.contents, services, new SimpleMeterRegistry());
    }

    private static boolean keep(TestStore store, Mirror mirror, CacheKey key) throws Exception {
        try (ContentClaim claim = store.contents.start(BYTES.length)) {
            claim.content().append(ByteBuffer.wrap(BYTES));
            claim.content().complete();
            return mirror.keep(key, claim.content());
        }
    }

    private static byte[] bytes(Mirror mirror, CacheKey key) throws Exception {
        var found = mirror.find(key).toCompletableFuture().get();
        if (!(found.orElseThrow() instanceof FetchAnswer.Has has)) {
            throw new AssertionError(found.toString());
        }
        try (ContentClaim claim = has.claim()) {
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(claim.content().length()));
            claim.content().read(0, all);
            return all.array();
        }
    }
}
