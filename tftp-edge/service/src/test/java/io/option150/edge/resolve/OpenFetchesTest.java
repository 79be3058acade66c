package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.Generations;
import io.option150.edge.cache.Tag;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.content.TestStore;
import io.option150.edge.http.Validators;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.tftp.net.Content;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-7: one fetch for all who ask, until its last byte has come. */
@ExtendWith(NoOpenClaims.class)
class OpenFetchesTest {

    private static final CacheKey KEY = new CacheKey.Remote("a", "load.bin");
    private static final Set<Tag> TAGS = Set.of(new Tag.Cluster("a"));

    private final TestStore store = TestStore.of(1 << 20, 1 << 20);
    private final Generations generations = new Generations();
    private final OpenFetches fetches = new OpenFetches();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoAbandonsTheBytesOfAnOlderFetchLeavesTheNewerOneAlone() throws Exception {
        CompletableFuture<FetchAnswer> older = new CompletableFuture<>();
        join(older);
        ContentClaim first = store.contents.start(Content.UNKNOWN);
        older.complete(new FetchAnswer.Has(first, Validators.NONE, ""));
        generations.raise(new Tag.Cluster("a"));
        CompletableFuture<FetchAnswer> newer = new CompletableFuture<>();
        join(newer);

        fetches.abandon(KEY, first.content());
        assertThat(fetches.size()).isEqualTo(1);
        ContentClaim second = store.contents.start(Content.UNKNOWN);
        newer.complete(new FetchAnswer.Has(second, Validators.NONE, ""));
        assertThat(second.content().state()).isEqualTo(Content.State.ARRIVING);

        fetches.abandon(KEY, second.content());
        assertThat(second.content().state()).isEqualTo(Content.State.FAILED);
        assertThat(fetches.size()).isZero();
        first.content().complete();
    }

    private void join(CompletableFuture<FetchAnswer> answer) {
        fetches.join(KEY, generations.current(() -> TAGS), () -> answer, _ -> {});
    }
}
