package io.option150.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edge without Kafka says where it looks for it and why it is not there, and does not fill the log with it. */
class KafkaOutageTest {

    private final Logger log = Logger.getLogger("io.option150.edge.feed");
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        log.addHandler(lines);
    }

    @AfterEach
    void leave() {
        log.removeHandler(lines);
    }

    @Test
    void aNameThatIsUnknownIsSaidOnceAndAgainAfterItWasKnown() {
        KafkaOutage outage = new KafkaOutage(Map.of("bootstrap.servers", "no-such-broker.invalid:9092"));
        for (int i = 0; i < 100; i++) {
            outage.failed(new KafkaException("no broker"));
        }
        assertThat(lines.texts).hasSize(1);
        assertThat(lines.texts.getFirst()).contains("no-such-broker.invalid:9092: unknown host");

        outage.over();
        outage.failed(new KafkaException("no broker"));
        assertThat(lines.texts).hasSize(2);
    }

    @Test
    void aBrokerWhoseNameIsUnknownIsWaitedFor() throws Exception {
        try (FeedBench fed = new FeedBench("no-such-broker.invalid:9092")) {
            Await.until("it is said", () -> !lines.texts.isEmpty());
            assertThat(fed.loaded.isLoaded()).isFalse();
        }
        assertThat(lines.texts).hasSize(1);
    }

    @Test
    void aBrokerThatIsDownIsSaidWithItsCause() throws Exception {
        // Bound, but not listening: no other program gets the port.
        try (Socket closed = new Socket()) {
            closed.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            String broker = "127.0.0.1:" + closed.getLocalPort();
            try (FeedBench fed = new FeedBench(broker)) {
                Await.until("it is said", () -> !lines.texts.isEmpty());
                assertThat(fed.loaded.isLoaded()).isFalse();
            }
            assertThat(lines.texts).hasSize(1);
            assertThat(lines.texts.getFirst()).contains(broker + ": Connection refused");
        }
    }

    private static final class Lines extends Handler {

        final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                Object[] values = line.getParameters();
                texts.add(
                        values == null
                                ? String.valueOf(line.getMessage())
                                : String.format(String.valueOf(line.getMessage()), values));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
