package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.testkit.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka loses its disk, or goes away for a while. */
@ExtendWith(LossSuite.class)
class LossOfKafkaTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration CUT_OFF_KNOWN_WITHIN = Duration.ofSeconds(10);
    private static final Duration LISTS_TOLD_WITHIN = Duration.ofSeconds(20);

    private final LossBench bench;

    LossOfKafkaTest(LossBench bench) {
        this.bench = bench;
    }

    @Test
    void kafkaIsWiped() throws Exception {
        try (var phone = bench.asking()) {
            bench.suite.stop();
            bench.loss.wipeKafka();
            bench.suite.startAgain();
            try (var copy = EdgeCopy.of(bench.suite, Map.of());
                    var another = copy.phone(bench.names())) {
                Await.until("whole", LossBench.WHOLE_WITHIN, bench::isWhole);
                bench.thenServesNothingElse(phone);
                bench.knowsAll(copy, another);
            }
        }
    }

    /** Under running services, while another edge starts. */
    @Test
    void kafkaIsWipedAndADatabaseIsRestored() throws Exception {
        bench.upload("loss/doomed.xml", "first");
        try (var phone = bench.asking()) {
            var dump = Dump.of(bench.suite, "file_store");
            var lost = bench.changeMuch();
            bench.there.put("loss/doomed.xml", "first".getBytes(UTF_8));
            dump.restore();
            bench.loss.wipeRunningKafka();
            try (var copy = EdgeCopy.of(bench.suite, Map.of());
                    var another = copy.phone(bench.names())) {
                Await.until("whole", LossBench.WHOLE_WITHIN, () -> bench.isWhole() && bench.noneOf(lost));
                // Its start, which takes a processor, must not be measured with the change.
                copy.whenReady(LossBench.COPY_STARTS_WITHIN);
                bench.upload("loss/file-7.xml", "after the loss");
                Await.until("a change is served", AT_ONCE, bench::allServed);
                bench.thenServesNothingElse(phone);
                bench.knowsAll(copy, another);
            }
        }
    }

    /** It is there and says nothing: what is uploaded meanwhile is heard of by the file store's list. */
    @Test
    void kafkaIsSilentForAWhile() throws Exception {
        try (var phone = bench.asking()) {
            bench.loss.signal("STOP", "kafka");
            try {
                Await.until("the edge knows that it is cut off", CUT_OFF_KNOWN_WITHIN, () -> !bench.whole());
                bench.upload("loss/unheard.xml", "first");
                bench.upload("loss/file-1.xml", "second");
                Await.until("lists tell it", LISTS_TOLD_WITHIN, bench::allServed);
                bench.thenServesNothingElse(phone);
                try (var copy = EdgeCopy.of(bench.suite, Map.of());
                        var another = copy.phone(bench.names())) {
                    bench.knowsAll(copy, another);
                    bench.loss.signal("CONT", "kafka");
                    Await.until("whole", LossBench.WHOLE_WITHIN, bench::isWhole);
                    bench.upload("loss/heard.xml", "first");
                    Await.until("a change is served", AT_ONCE, bench::allServed);
                    bench.thenServesNothingElse(phone);
                    bench.knowsAll(copy, another);
                }
            } finally {
                bench.loss.signal("CONT", "kafka");
            }
        }
    }
}
