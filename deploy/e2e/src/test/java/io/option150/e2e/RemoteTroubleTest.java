package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Remote clusters that change by themselves, hang, or hold nothing. */
@ExtendWith(SharedSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteTroubleTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** curl's exit code for TFTP's error 1; its words differ from run to run (CURLE_TFTP_NOTFOUND). */
    private static final int CURL_NOT_FOUND = 68;

    private final Suite suite;
    private final Admin admin;
    private final RemoteServer steady;
    private final RemoteServer hanging;

    RemoteTroubleTest(Suite suite) throws Exception {
        this.suite = suite;
        this.admin = new Admin(suite);
        this.steady = RemoteServer.tftpdHpa("127.0.0.4");
        this.hanging = RemoteServer.tftpdHpa("127.0.0.5");
    }

    @BeforeAll
    void createClusters() throws Exception {
        admin.createCluster("steady", steady.address(), steady.port(), "null");
        admin.createCluster("hanging", hanging.address(), hanging.port(), "null");
    }

    @AfterAll
    void stopServers() throws Exception {
        steady.close();
        hanging.close();
        admin.removeCluster("steady");
        admin.removeCluster("hanging");
    }

    @Test
    void aFileChangedOnTheRemoteItselfIsServedChangedSixSecondsLater() throws Exception {
        var file = "SEP0000000000C1.cnf.xml";
        var before = "<before/>".getBytes(UTF_8);
        var after = "<after/>".getBytes(UTF_8);
        steady.put(file, before);
        admin.createDevice("SEP0000000000C1", "steady");
        Await.until("served", AT_ONCE, () -> Phone.CURL_TFTP.fetch(suite, file).is(before));
        steady.put(file, after);
        Thread.sleep(Duration.ofSeconds(6)); // the promise itself: no event, only time (RES-10)
        assertThat(Phone.CURL_TFTP.fetch(suite, file).is(after)).isTrue();
    }

    @Test
    void aRemoteThatHangsDelaysNobodyAndIsNeverTakenForOneThatSaidNo() throws Exception {
        var known = "SEP0000000000C2.cnf.xml";
        var unknown = "SEP0000000000C3.cnf.xml";
        var bytes = "<known/>".getBytes(UTF_8);
        hanging.put(known, bytes);
        admin.createDevice("SEP0000000000C2", "hanging");
        admin.createDevice("SEP0000000000C3", "hanging");
        // A copy from before would be one of another home, and not be served in the end.
        for (var name : List.of(known, unknown)) {
            Await.until(
                    "the edge knows the home of " + name,
                    AT_ONCE,
                    () -> admin.get(Admin.EDGE, "/api/v1/routes/" + name).body().contains("at home in hanging"));
        }
        Await.until("served", AT_ONCE, () -> Phone.CURL_TFTP.fetch(suite, known).is(bytes));
        hanging.signal("STOP");
        try {
            Thread.sleep(Duration.ofSeconds(6)); // older than device-fresh: must be revalidated, which hangs (RES-11)
            var began = Instant.now();
            assertThat(Phone.CURL_TFTP.fetch(suite, known).is(bytes)).isTrue();
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));

            var answer = Phone.CURL_TFTP.fetch(suite, unknown);
            assertThat(answer.exit()).as(answer.toString()).isNotIn(0, CURL_NOT_FOUND);
            assertThat(Phone.CURL_HTTP.fetch(suite, unknown).said()).contains("503");
        } finally {
            hanging.signal("CONT");
        }
    }

    @Test
    void whatNobodyHasIsErrorOneAtOnce() throws Exception {
        var began = Instant.now();
        var answer = Phone.CURL_TFTP.fetch(suite, "nobody-has-this.xml");
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(CURL_NOT_FOUND);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }
}
