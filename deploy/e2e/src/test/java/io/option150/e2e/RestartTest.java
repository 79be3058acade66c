package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A suite of its own, stopped and killed: all that was told it is there again. */
class RestartTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void everythingIsThereAgainAfterAStopAndAfterAKill() throws Exception {
        try (var suite = Suite.start();
                var remote = RemoteServer.tftpdHpa("127.0.0.6")) {
            var admin = new Admin(suite);
            var config = "<config/>".getBytes(UTF_8);
            remote.put("SEP0000000000D1.cnf.xml", config);
            remote.put("SEP0000000000D2.cnf.xml", config);
            admin.createCluster("kept", remote.address(), remote.port(), "null");
            admin.createDevice("SEP0000000000D1", "kept");
            admin.upload("kept.xml", config);

            assertThat(suite.stop()).as("exit code after SIGTERM").isZero();
            suite.startAgain();
            assertServed(suite, "SEP0000000000D1.cnf.xml", config);
            assertServed(suite, "kept.xml", config);

            // Killed right after the answer: the event may not have left the outbox yet.
            admin.createDevice("SEP0000000000D2", "kept");
            admin.upload("late.xml", config);
            suite.kill();
            suite.startAgain();
            assertServed(suite, "SEP0000000000D2.cnf.xml", config);
            assertServed(suite, "late.xml", config);

            suite.killLauncher();
            suite.startAgain();
            assertServed(suite, "SEP0000000000D1.cnf.xml", config);
        }
    }

    private static void assertServed(Suite suite, String name, byte[] bytes) throws Exception {
        Await.until(
                name + " is served",
                AT_ONCE,
                () -> Phone.CURL_TFTP.fetch(suite, name).is(bytes));
    }
}
