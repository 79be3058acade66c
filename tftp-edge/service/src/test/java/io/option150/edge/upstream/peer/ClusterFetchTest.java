package io.option150.edge.upstream.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.Generations;
import io.option150.edge.cache.Invalidation;
import io.option150.edge.cache.MissingFile;
import io.option150.edge.cache.Tag;
import io.option150.edge.clock.ManualTimers;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.content.StoredContent;
import io.option150.edge.content.TestStore;
import io.option150.edge.http.Validators;
import io.option150.edge.name.FetchPriority;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.upstream.ScriptedHttp;
import io.option150.registry.contract.ClusterRecord;
import io.option150.testkit.Await;
import io.option150.tftp.net.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RES-5, RES-14, RES-15, RES-18 and R7: one cluster is asked, over real sockets. */
@ExtendWith(NoOpenClaims.class)
class ClusterFetchTest {

    private static final int MIB = 1 << 20;
    private static final String TIME = "Mon, 05 Jan 2026 10:00:00 GMT";

    private final TestStore store = TestStore.of(8 * MIB, 0);
    private final ManualTimers timers = new ManualTimers();
    private final Cache cache = new Cache(store.contents);
    private final Generations generations = new Generations();
    private final TestUpstream upstream = new TestUpstream(
            store.contents,
            timers,
            new Invalidation(cache, generations),
            // No pause of a busy machine is taken for a peer that is silent.
            Map.of(
                    "option150.peer.idle-timeout", "20s",
                    "option150.peer.tftp-timeout", "1s",
                    "option150.peer.max-file", "1000"));
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<CompletionStage<FetchAnswer>> answers = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        upstream.close();
        for (AutoCloseable server : servers) {
            server.close();
        }
        for (CompletionStage<FetchAnswer> answer : answers) {
            if (Await.of(answer) instanceof FetchAnswer.Has has) {
                has.claim().close();
            }
        }
        store.close();
    }

    @Test
    void httpIsAskedFirst() throws Exception {
        RemoteServer server = with(RemoteServer.on("127.0.0.2"), "x.xml");

        assertThat(text(fetch(server.cluster("a", 1)))).isEqualTo("x.xml of 127.0.0.2");
        assertThat(server.asked).containsExactly("http x.xml");
    }

    @Test
    void tftpIsSecondWhereNobodyAnswersOnHttpAndStaysForAWhile() throws Exception {
        RemoteServer server = with(RemoteServer.tftpOnly("127.0.0.2"), "x.xml");
        int closed = closedPort();
        ClusterRecord cluster = Records.remote("a", 1, 1, server.tftpPort(), closed, "127.0.0.2");

        assertThat(text(fetch(cluster))).isEqualTo("x.xml of 127.0.0.2");
        assertThat(server.asked).containsExactly("tftp x.xml");
        assertThat(upstream.peers.all().getFirst().speaks(timers.now())).isEqualTo("tftp");
        timers.pass(60_000);
        assertThat(upstream.peers.all().getFirst().speaks(timers.now())).isEqualTo("http");
    }

    @Test
    void aClusterWithoutHttpPortIsAskedOverTftpAlone() throws Exception {
        RemoteServer server = with(RemoteServer.on("127.0.0.2"), "x.xml");

        assertThat(text(fetch(Records.remote("a", 1, 1, server.tftpPort(), null, "127.0.0.2"))))
                .isEqualTo("x.xml of 127.0.0.2");
        assertThat(server.asked).containsExactly("tftp x.xml");
    }

    @Test
    void r7TheNextAddressIsAskedWhenOneIsDead() throws Exception {
        RemoteServer second = with(RemoteServer.on("127.0.0.3"), "x.xml");
        ClusterRecord cluster =
                Records.remote("a", 1, 1, second.tftpPort(), second.httpPort(), "127.0.0.2", "127.0.0.3", "127.0.0.4");

        assertThat(text(fetch(cluster))).isEqualTo("x.xml of 127.0.0.3");
        assertThat(upstream.peers.of("a").getFirst().health()).isEqualTo(Peer.Health.DOWN);
        assertThat(upstream.peers.reachable("a")).isTrue();
    }

    @Test
    void r7TheNextAddressIsAskedAsWellWhenOneTakesLong() throws Exception {
        RemoteServer first = with(RemoteServer.on("127.0.0.2"), "x.xml");
        RemoteServer second = with(first.sibling("127.0.0.3"), "x.xml");
        first.hold();
        CompletionStage<FetchAnswer> answer = fetching(first.cluster("a", 1, "127.0.0.3"), Validators.NONE);
        Await.until("the first is asked", () -> !first.asked.isEmpty());
        timers.pass(499);
        assertThat(second.asked).isEmpty();
        timers.pass(1);

        assertThat(text(Await.of(answer))).isEqualTo("x.xml of 127.0.0.3");
    }

    @Test
    void r7TheFirstAddressIsAskedAloneWhileItAnswers() throws Exception {
        RemoteServer first = with(RemoteServer.on("127.0.0.2"), "x.xml");
        RemoteServer second = with(first.sibling("127.0.0.3"), "x.xml");
        ClusterRecord cluster = first.cluster("a", 1, "127.0.0.3");
        upstream.peers.clusterChanged(null, cluster);
        Peer other = upstream.peers.of("a").getLast();
        upstream.peers.silent(other, "was down");
        timers.pass(10_000);
        for (int i = 0; i < 3; i++) {
            assertThat(text(fetch(cluster))).isEqualTo("x.xml of 127.0.0.2");
        }

        assertThat(second.asked).isEmpty();
        assertThat(other.admit(timers.now())).as("its next chance is not spent").isTrue();
    }

    @Test
    void res5ANoIsANoOverHttpAndTftp() throws Exception {
        RemoteServer http = with(RemoteServer.on("127.0.0.2"));
        RemoteServer second = with(http.sibling("127.0.0.3"), "x.xml");
        RemoteServer tftp = with(RemoteServer.tftpOnly("127.0.0.4"));

        assertThat(fetch(http.cluster("a", 1, "127.0.0.3"))).isEqualTo(new FetchAnswer.Lacks());
        assertThat(second.asked).isEmpty();
        assertThat(fetch(tftp.cluster("b", 1))).isEqualTo(new FetchAnswer.Lacks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 Oops|Content-Length: 0||",
                "HTTP/1.1 403 No|Content-Length: 0||",
                "HTTP/1.1 503 Busy|Content-Length: 0||",
                "HTTP/1.1 204 Empty||",
                "HTTP/1.1 206 Part|Content-Length: 1|Content-Range: bytes 0-0/5||x",
                "garbage",
                "",
            })
    void res5AnythingElseIsNoNo(String answer) throws Exception {
        ScriptedHttp server = keep(ScriptedHttp.saying("127.0.0.2", 0, answer));

        FetchAnswer got = fetch(Records.remote("a", 1, 1, closedPort(), server.port(), "127.0.0.2"));

        assertThat(got)
                .isInstanceOfSatisfying(
                        FetchAnswer.Unreachable.class,
                        away -> assertThat(away.why()).startsWith("127.0.0.2: "));
    }

    @Test
    void res14RedirectsAreRefused() throws Exception {
        RemoteServer target = with(RemoteServer.on("127.0.0.3"), "x.xml");
        ScriptedHttp server = keep(ScriptedHttp.saying(
                "127.0.0.2",
                0,
                "HTTP/1.1 302 There|Location: http://127.0.0.3:" + target.httpPort() + "/x.xml|Content-Length: 0||"));

        assertThat(fetch(Records.remote("a", 1, 1, closedPort(), server.port(), "127.0.0.2")))
                .isInstanceOf(FetchAnswer.Unreachable.class);
        assertThat(target.asked).isEmpty();
    }

    @Test
    void res14ASilentPeerIsGivenUpAfterTheIdleTime() throws Exception {
        ScriptedHttp server = keep(new ScriptedHttp("127.0.0.2", 0, _ -> java.util.Optional.empty()));
        ClusterRecord cluster = Records.remote("a", 1, 1, closedPort(), server.port(), "127.0.0.2");
        try (TestUpstream impatient = new TestUpstream(
                store.contents,
                timers,
                new Invalidation(cache, generations),
                Map.of("option150.peer.idle-timeout", "300ms"))) {
            impatient.peers.clusterChanged(null, cluster);
            long began = System.nanoTime();

            assertThat(Await.of(impatient.clusters.fetch("a", order("x.xml", Validators.NONE))))
                    .isInstanceOf(FetchAnswer.Unreachable.class);
            // By default it would be five seconds.
            assertThat((System.nanoTime() - began) / 1_000_000).isBetween(250L, 5_000L);
            assertThat(impatient.peers.reachable("a")).isFalse();
        }
    }

    @Test
    void res14ALongFileIsRefusedWhereItsLengthIsTold() throws Exception {
        RemoteServer server = with(RemoteServer.on("127.0.0.2"));
        server.files.put("x.xml", new byte[1001]);

        assertThat(fetch(server.cluster("a", 1)))
                .isInstanceOfSatisfying(
                        FetchAnswer.Unreachable.class,
                        away -> assertThat(away.why()).contains("option150.peer.max-file"));
        assertThat(fetch(Records.remote("b", 1, 1, server.tftpPort(), null, "127.0.0.2")))
                .isInstanceOf(FetchAnswer.Unreachable.class);
    }

    @Test
    void res14ALongFileFailsWhereItsLengthIsNotTold() throws Exception {
        String chunk = "258|" + "y".repeat(600) + "|";
        ScriptedHttp server = keep(ScriptedHttp.saying(
                "127.0.0.2", 0, "HTTP/1.1 200 OK|Transfer-Encoding: chunked||" + chunk + chunk + "0||"));

        StoredContent content = content(fetch(Records.remote("a", 1, 1, closedPort(), server.port(), "127.0.0.2")));

        Await.until("it ends", () -> content.state() != Content.State.ARRIVING);
        assertThat(content.failure()).contains("longer than 1000 bytes");
        assertThat(server.heads).hasSize(1);
    }

    @Test
    void res15AnAnswerWhoseEndCannotBeToldIsNotTakenButTftpIs() throws Exception {
        RemoteServer tftp = with(RemoteServer.tftpOnly("127.0.0.2"), "x.xml");
        ScriptedHttp http = keep(ScriptedHttp.saying("127.0.0.2", 0, "HTTP/1.1 200 OK|Connection: close||cut?"));

        assertThat(text(fetch(Records.remote("a", 1, 1, tftp.tftpPort(), http.port(), "127.0.0.2"))))
                .isEqualTo("x.xml of 127.0.0.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cut;            HTTP/1.1 200 OK|Content-Length: 10||01234",
                "cut in a chunk; HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|01",
                "no last chunk;  HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|01234|",
            })
    void res15ABrokenSourceIsAFailureNotAFalseEnd(String how, String answer) throws Exception {
        ScriptedHttp server = keep(ScriptedHttp.saying("127.0.0.2", 0, answer));

        StoredContent content = content(fetch(Records.remote("a", 1, 1, closedPort(), server.port(), "127.0.0.2")));

        Await.until("it ends", () -> content.state() != Content.State.ARRIVING);
        assertThat(content.state()).as(how).isEqualTo(Content.State.FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                // What the first said, what the second says, whether its bytes go on.
                "ETag: \"v1\"; 206 Part|ETag: \"v1\"|Content-Range: bytes 5-9/10|Content-Length: 5||56789; true",
                "ETag: \"v1\"; 200 OK|ETag: \"v1\"|Content-Length: 10||0123456789; true",
                "Last-Modified: T; 206 Part|Last-Modified: T|Content-Range: bytes 5-9/10|Content-Length: 5||56789; true",
                "Last-Modified: T; 200 OK|Last-Modified: T|Content-Length: 10||0123456789; true",
                "ETag: \"v1\"; 206 Part|ETag: \"v2\"|Content-Range: bytes 5-9/10|Content-Length: 5||56789; false",
                "ETag: \"v1\"; 200 OK|ETag: \"v2\"|Content-Length: 10||0123456789; false",
                "ETag: W/\"v1\"; 200 OK|ETag: W/\"v1\"|Content-Length: 10||0123456789; false",
                "Last-Modified: T; 200 OK|Last-Modified: T|Content-Length: 11||0123456789X; false",
                "Last-Modified: T; 206 Part|Last-Modified: T|Content-Range: bytes 5-9/11|Content-Length: 5||56789; false",
                "ETag: \"v1\"; 206 Part|ETag: \"v1\"|Content-Range: bytes 4-9/10|Content-Length: 6||456789; false",
                "ETag: \"v1\"; 404 No|Content-Length: 0||; false",
                "X: none; 200 OK|Content-Length: 10||0123456789; false",
            })
    void res15AnotherPeerGoesOnOnlyWithAProvenVersion(String first, String second, boolean goesOn) throws Exception {
        ScriptedHttp broken = keep(ScriptedHttp.saying(
                "127.0.0.2", 0, ("HTTP/1.1 200 OK|" + first + "|Content-Length: 10||01234").replace(" T", " " + TIME)));
        ScriptedHttp other = keep(ScriptedHttp.saying(
                "127.0.0.3", broken.port(), ("HTTP/1.1 " + second).replace(" T|", " " + TIME + "|")));

        StoredContent content =
                content(fetch(Records.remote("a", 1, 1, closedPort(), broken.port(), "127.0.0.2", "127.0.0.3")));

        Await.until("it ends", () -> content.state() != Content.State.ARRIVING);
        if (goesOn) {
            assertThat(new String(TestStore.bytes(content), UTF_8)).isEqualTo("0123456789");
            assertThat(content.state()).isEqualTo(Content.State.COMPLETE);
            assertThat(other.heads.getFirst()).containsIgnoringCase("Range: bytes=5-");
        } else {
            assertThat(content.state()).isEqualTo(Content.State.FAILED);
            assertThat(content.failure()).isNotEmpty();
        }
    }

    @Test
    void res15TwoUnknownLengthsAreNotEqual() throws Exception {
        String head = "HTTP/1.1 200 OK|Last-Modified: " + TIME + "|Transfer-Encoding: chunked||5|01234|";
        ScriptedHttp broken = keep(ScriptedHttp.saying("127.0.0.2", 0, head));
        keep(ScriptedHttp.saying("127.0.0.3", broken.port(), head + "6|5678XY|0||"));

        StoredContent content =
                content(fetch(Records.remote("a", 1, 1, closedPort(), broken.port(), "127.0.0.2", "127.0.0.3")));

        Await.until("it ends", () -> content.state() != Content.State.ARRIVING);
        assertThat(content.state()).isEqualTo(Content.State.FAILED);
    }

    @Test
    void res10AHeldVersionIsAskedForByItsValidators() throws Exception {
        RemoteServer server = with(RemoteServer.on("127.0.0.2"), "x.xml");
        FetchAnswer.Has has = (FetchAnswer.Has) fetch(server.cluster("a", 1));

        assertThat(Await.of(fetching(server.cluster("a", 1), has.validators())))
                .isEqualTo(new FetchAnswer.NotModified());
        assertThat(server.asked).containsExactly("http x.xml", "http x.xml if changed");
        server.files.put("x.xml", "new".getBytes(UTF_8));
        assertThat(text(Await.of(fetching(server.cluster("a", 1), has.validators()))))
                .isEqualTo("new");
    }

    @Test
    void aDeadPeerIsPassedOverThenTriedAgainAndItsReturnDropsWhatItWasSaidToLack() throws Exception {
        RemoteServer gone = with(RemoteServer.tftpOnly("127.0.0.2"), "x.xml");
        ClusterRecord cluster = gone.cluster("a", 1);
        gone.close();
        assertThat(fetch(cluster)).isInstanceOf(FetchAnswer.Unreachable.class);
        RemoteServer back = with(gone.sibling("127.0.0.2"), "x.xml");
        assertThat(fetch(cluster)).isInstanceOf(FetchAnswer.Unreachable.class);
        assertThat(back.asked).isEmpty();
        Set<Tag> tags = Set.of(new Tag.Cluster("a"));
        cache.put(new CacheKey.Remote("a", "y.xml"), new MissingFile(0), tags, generations.current(() -> tags));
        timers.pass(2_000);

        assertThat(text(fetch(cluster))).isEqualTo("x.xml of 127.0.0.2");
        assertThat(cache.entries()).isEmpty();
    }

    @Test
    void res18FourAtATimeTheRestWaits() throws Exception {
        RemoteServer server = with(RemoteServer.on("127.0.0.2"));
        server.hold();
        ClusterRecord cluster = server.cluster("a", 1);
        upstream.peers.clusterChanged(null, cluster);
        List<CompletionStage<FetchAnswer>> answers = IntStream.range(0, 7)
                .mapToObj(i -> upstream.clusters.fetch("a", order("f" + i, Validators.NONE)))
                .toList();
        Await.until("four are asked", () -> server.asked.size() == 4);

        Peer peer = upstream.peers.of("a").getFirst();
        assertThat(peer.running()).isEqualTo(4);
        assertThat(peer.waiting()).isEqualTo(3);
        server.letGo();
        answers.forEach(answer -> assertThat(Await.of(answer)).isEqualTo(new FetchAnswer.Lacks()));
        assertThat(server.asked).hasSize(7);
        assertThat(peer.running()).isZero();
    }

    private FetchAnswer fetch(ClusterRecord cluster) {
        return Await.of(fetching(cluster, Validators.NONE));
    }

    private CompletionStage<FetchAnswer> fetching(ClusterRecord cluster, Validators held) {
        upstream.peers.clusterChanged(null, cluster);
        CompletionStage<FetchAnswer> answer = upstream.clusters.fetch(cluster.clusterId(), order("x.xml", held));
        answers.add(answer);
        return answer;
    }

    private static FetchOrder order(String name, Validators held) {
        return new FetchOrder(name, FetchPriority.SMALL, held);
    }

    private static StoredContent content(FetchAnswer answer) {
        assertThat(answer).isInstanceOf(FetchAnswer.Has.class);
        return ((FetchAnswer.Has) answer).content();
    }

    private static String text(FetchAnswer answer) {
        StoredContent content = content(answer);
        Await.until("all bytes are here", () -> content.state() == Content.State.COMPLETE);
        return new String(TestStore.bytes(content), UTF_8);
    }

    private RemoteServer with(RemoteServer server, String... names) {
        for (String name : names) {
            server.files.put(name, (name + " of " + server.address()).getBytes(UTF_8));
        }
        return keep(server);
    }

    private <T extends AutoCloseable> T keep(T server) {
        servers.add(server);
        return server;
    }

    /** A port where nobody listens, for UDP and TCP alike. */
    private static int closedPort() throws Exception {
        try (RemoteServer server = RemoteServer.tftpOnly("127.0.0.2")) {
            return server.tftpPort();
        }
    }
}
