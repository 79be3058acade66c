package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database is restored from a dump of a while ago. */
@ExtendWith(LossSuite.class)
class LossOfDatabaseTest {

    private final LossBench bench;

    LossOfDatabaseTest(LossBench bench) {
        this.bench = bench;
    }

    @Test
    void aDatabaseIsRestored() throws Exception {
        bench.upload("loss/doomed.xml", "first");
        try (var phone = bench.asking()) {
            var dump = Dump.of(bench.suite, "file_store");
            var lost = bench.changeMuch();

            dump.restore();
            bench.there.put("loss/doomed.xml", "first".getBytes(UTF_8));
            try (var copy = EdgeCopy.of(bench.suite, Map.of());
                    var another = copy.phone(bench.names())) {
                // Each within its time, from the first on: the new numbers are the old ones once more.
                for (int i = 0; i < 5; i++) {
                    bench.upload("loss/after-" + i + ".xml", "after the restore");
                    bench.upload("loss/file-5.xml", "change " + i + " after the restore");
                    Await.until("served after the restore: " + i, LossBench.WHOLE_WITHIN, bench::allServed);
                }
                Await.until("whole", LossBench.WHOLE_WITHIN, () -> bench.isWhole() && bench.noneOf(lost));
                bench.thenServesNothingElse(phone);
                assertThat(bench.noneOf(lost)).isTrue();
                bench.knowsAll(copy, another);
            }
        }
    }
}
