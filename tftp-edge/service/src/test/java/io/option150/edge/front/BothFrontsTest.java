package io.option150.edge.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.option150.edge.EdgeTest;
import io.option150.edge.Records;
import io.option150.edge.RunningEdge;
import io.option150.edge.Topics;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.upstream.ScriptedHttp;
import io.option150.testkit.Await;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-5, RES-7, RES-14 and RES-15 where TFTP and HTTP must agree. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class BothFrontsTest {

    private final RunningEdge edge;

    BothFrontsTest(RunningEdge edge) {
        this.edge = edge;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
    }

    @AfterEach
    void clean() throws Exception {
        edge.clean();
    }

    @Test
    void res5SilenceWhileThePhoneRepeatsThenErrorZeroAndHttp503() throws Exception {
        RemoteServer down = edge.cluster("down", 1, "127.0.0.9");
        down.close();
        assertThat(edge.phone().get("silent.xml").statusCode()).isEqualTo(503);

        assertThat(edge.answer(RunningEdge.rrq("silent.xml"), 300)).isEmpty();
        assertThat(edge.answer(RunningEdge.rrq("silent.xml"), 300)).isEmpty();
        assertThat(edge.answer(RunningEdge.rrq("silent.xml"), 5_000)).startsWith(0, 5, 0, 0);
        assertThat(edge.phone().get("silent.xml").headers().firstValue("Retry-After"))
                .contains("2");
    }

    @Test
    void res7TftpAndHttpShareOneFetch() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", "shared.xml");
        a.hold();
        List<CompletableFuture<String>> phones = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            phones.add(CompletableFuture.supplyAsync(() -> edge.phone().tftp("shared.xml")));
            phones.add(CompletableFuture.supplyAsync(() -> edge.httpBody("shared.xml")));
        }
        Await.until("one asks", () -> a.asked.contains("http shared.xml"));
        a.letGo();

        phones.forEach(each -> assertThat(Await.of(each)).isEqualTo("shared.xml of a"));
        assertThat(a.asked).filteredOn(asked -> asked.contains("shared.xml")).hasSize(1);
    }

    @Test
    void res14BytesGoToThePhoneWhileTheyArrive() throws Exception {
        CompletableFuture<byte[]> rest = new CompletableFuture<>();
        HttpServer slow = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        edge.keep(() -> slow.stop(0));
        slow.createContext("/", call -> {
            call.sendResponseHeaders(200, 3_000);
            call.getResponseBody().write(new byte[2_000]);
            call.getResponseBody().flush();
            call.getResponseBody().write(Await.of(rest));
            call.close();
        });
        slow.start();
        edge.willRemove("slow");
        edge.topics()
                .cluster(Records.remote(
                        "slow", 1, Topics.next(), 69, slow.getAddress().getPort(), "127.0.0.2"));
        edge.awaitPeer("slow");

        assertThat(edge.answer(RunningEdge.rrq("slow.xml"), 10_000))
                .as("DATA 1 while the source still holds the rest back")
                .startsWith(0, 3, 0, 1)
                .hasSize(4 + 512);
        rest.complete(new byte[1_000]);
        assertThat(edge.phone().tftp("slow.xml")).hasSize(3_000);
    }

    @Test
    void res15ABrokenSourceEndsInAnErrorOnBothFronts() throws Exception {
        try (ScriptedHttp broken =
                ScriptedHttp.saying("127.0.0.2", 0, "HTTP/1.1 200 OK|Content-Length: 3000||" + "y".repeat(2_990))) {
            edge.withScript("broken", broken);

            Await.until(
                    "the cluster is asked",
                    () -> !edge.phone().tftp("broken.xml").equals("NotFound"));
            assertThat(edge.phone().tftp("broken.xml")).isEqualTo("ERROR 0");
            assertThatThrownBy(() -> edge.phone().get("broken.xml")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void res15AChunkedSourceThatBreaksEndsInAnErrorOnBothFronts() throws Exception {
        try (ScriptedHttp broken =
                ScriptedHttp.saying("127.0.0.2", 0, "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|01234|")) {
            edge.withScript("broken", broken);

            Await.until(
                    "the cluster is asked",
                    () -> !edge.phone().tftp("chunk.xml").equals("NotFound"));
            assertThat(edge.phone().tftp("chunk.xml")).isEqualTo("ERROR 0");
            assertThatThrownBy(() -> edge.phone().get("chunk.xml")).isInstanceOf(IOException.class);
        }
    }
}
