package io.option150.edge.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class NoOpenClaimsTest {

    @Test
    void aClaimThatIsLeftOpenFailsATestAndItsMakerIsNamed() throws Exception {
        NoOpenClaims watcher = new NoOpenClaims();
        try (TestStore store = TestStore.of(1 << 20, 0)) {
            StoredContent content = store.complete(new byte[1]);
            watcher.watch();
            ContentClaim leaked = leak(content);

            assertThatThrownBy(() -> watcher.check(0))
                    .hasMessage("1 claims are still open")
                    .satisfies(failure -> assertThat(failure.getSuppressed()[0].getStackTrace())
                            .anySatisfy(
                                    frame -> assertThat(frame.getMethodName()).isEqualTo("leak")));
            leaked.close();

            watcher.watch();
            leak(content).close();
            watcher.check(0);
        }
    }

    private static ContentClaim leak(StoredContent content) {
        return Objects.requireNonNull(content.claim());
    }
}
