package io.option150.edge.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.option150.edge.Records;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.view.Loaded;
import io.option150.testkit.Await;
import io.quarkus.runtime.StartupEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was fetched on demand is served after a restart while its owner is away, and is never older than what is told. */
@ExtendWith(NoOpenClaims.class)
class KeptOverARestartTest {

    private static final String FILE = "SEP00000000000A.cnf.xml";
    private static final String SIGNER = "5".repeat(64);
    private static final String PHONE = "SEP00000000000A";

    @TempDir
    Path folder;

    private RemoteServer server;
    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        server = RemoteServer.on("127.0.0.2");
        server.files.put(FILE, "<there/>".getBytes(UTF_8));
        server.files.put("ringlist.xml", "rings".getBytes(UTF_8));
        edge = new TestEdge("fetched", folder.toString());
        known();
        assertThat(edge.ask(FILE)).isEqualTo("<there/> / remote");
        assertThat(edge.ask("ringlist.xml")).isEqualTo("rings / remote");
        edge.settled();
        edge.kept.settle();
        assertThat(edge.kept.size()).isEqualTo(2);
    }

    @AfterEach
    void end() throws Exception {
        edge.close();
        server.close();
    }

    @Test
    void aRemoteFileIsServedStaleWhileItsClusterIsAway() throws Exception {
        restart();
        server.close();
        assertThat(edge.ask(FILE)).isEqualTo("<there/> / stale");
        assertThat(edge.ask("ringlist.xml")).isEqualTo("rings / stale");
        assertThat(edge.ask("backgrounds.xml")).isEqualTo("unreachable");
    }

    @Test
    void itIsAskedForWhileItsClusterIsThere() throws Exception {
        restart();
        edge.now = edge.now.plus(Duration.ofMinutes(5));
        assertThat(edge.ask(FILE)).isEqualTo("<there/> / cache");
        assertThat(server.asked).last().asString().contains("if changed");
        server.files.put("ringlist.xml", "other rings".getBytes(UTF_8));
        assertThat(edge.ask("ringlist.xml")).isEqualTo("other rings / remote");
        edge.settled();
        edge.kept.settle();
        restart();
        server.close();
        assertThat(edge.ask("ringlist.xml")).isEqualTo("other rings / stale");
    }

    @Test
    void whatItsClusterLacksByNowIsGone() throws Exception {
        restart();
        edge.now = edge.now.plus(Duration.ofMinutes(5));
        server.files.remove("ringlist.xml");
        assertThat(edge.ask("ringlist.xml")).isEqualTo("not found");
        edge.kept.settle();
        restart();
        server.close();
        assertThat(edge.ask("ringlist.xml")).isEqualTo("unreachable");
    }

    @Test
    void afterAMoveThatNobodyToldOfInTimeItIsNotServed() throws Exception {
        restart();
        server.close();
        // Away and back while this edge was not there: the same home, told later.
        edge.home(PHONE, "elsewhere");
        edge.home(PHONE, "branch");
        assertThat(edge.ask(FILE)).isEqualTo("unreachable");
        assertThat(edge.ask("ringlist.xml")).isEqualTo("rings / stale");
    }

    @Test
    void afterAClusterWasAnotherOneForAWhileItsFilesAreNotServed() throws Exception {
        restart();
        server.close();
        // Disabled and enabled again while this edge was not there: the same way, told later.
        edge.cluster(Records.described(server.cluster("branch", 1), ""));
        assertThat(edge.ask("ringlist.xml")).isEqualTo("unreachable");
    }

    @Test
    void itIsNotServedOlderThanAnyCopy() throws Exception {
        restart();
        server.close();
        edge.now = edge.now.plus(Duration.ofHours(25));
        assertThat(edge.ask(FILE)).isEqualTo("unreachable");
    }

    @Test
    void firmwareOnceFetchedNeedsNoFileStore() throws Exception {
        String firmware = "x".repeat((1 << 20) + 5);
        edge.upload("term.sbn", firmware);
        assertThat(edge.ask("term.sbn")).endsWith(" / local");
        edge.settled();
        edge.kept.settle();
        restart();
        edge.upload("term.sbn", firmware);
        assertThat(edge.ask("term.sbn")).isEqualTo(firmware + " / local");
        assertThat(edge.own.asked).isEmpty();
        edge.upload("term.sbn", firmware + "newer");
        assertThat(edge.ask("term.sbn")).isEqualTo(firmware + "newer / local");
        assertThat(edge.own.asked).hasSize(1);
    }

    @Test
    void anEmptyCopyTakesFromAnotherOneWhatItsServicesDoNotGive() throws Exception {
        edge.close();
        edge = new TestEdge("mirror", folder.resolve("full").toString());
        edge.upload("a.xml", "a file");
        fill(edge);
        Await.until("it is full", () -> edge.mirror.size() == 2);
        String signed = edge.ask("a.xml.sgn");
        HttpServer copy = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        copy.createContext("/api/v1/copies/kept/", call -> {
            byte[] whole = edge.mirror.whole(call.getRequestURI().getPath().replaceFirst(".*/", ""));
            call.sendResponseHeaders(whole == null ? 404 : 200, whole == null ? -1 : whole.length);
            if (whole != null) {
                call.getResponseBody().write(whole);
            }
            call.close();
        });
        copy.start();
        try (TestEdge empty = new TestEdge(
                "mirror",
                folder.resolve("empty").toString(),
                "peers",
                "http://127.0.0.1:" + copy.getAddress().getPort())) {
            empty.upload("a.xml", "a file");
            empty.own.close();
            fill(empty);
            Await.until("it is filled", empty.ahead::isFilled);
            assertThat(empty.ahead.state()).isEqualTo("2 of 2 own files are kept");
            assertThat(empty.ask("a.xml")).isEqualTo("a file / local");
            assertThat(empty.ask("a.xml.sgn")).isEqualTo(signed);
        } finally {
            copy.stop(0);
        }
    }

    private static void fill(TestEdge edge) {
        edge.view.certificateTable().take(SIGNER, Records.told(1, Records.signer(SIGNER, 1)));
        Loaded.FOLLOWED.forEach(topic -> edge.loaded.becomes(topic, Loaded.By.TOPICS));
        edge.ahead.start(new StartupEvent());
    }

    private void restart() throws Exception {
        edge.close();
        Instant now = edge.now;
        edge = new TestEdge("fetched", folder.toString());
        edge.now = now;
        known();
        edge.kept.settle();
    }

    /** What the topics tell, the same each time. */
    private void known() {
        edge.cluster(server.cluster("branch", 1));
        edge.home(PHONE, "branch");
    }
}
