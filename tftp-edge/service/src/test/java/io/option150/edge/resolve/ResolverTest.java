package io.option150.edge.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.name.FileName;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.upstream.ScriptedHttp;
import io.option150.testkit.Await;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-3 to RES-16 end to end: what a phone gets, over real peers, in made-up time. */
@ExtendWith(NoOpenClaims.class)
class ResolverTest {

    private static final String PHONE = TestEdge.PHONE;
    private static final String CONFIG = "SEP001122AABBCC.cnf.xml";

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge();
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void res3CacheThenOwnFilesThenClusters() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", "ringlist.xml", "tones.xml");
        edge.upload("ringlist.xml", "ours");

        assertThat(edge.ask("ringlist.xml")).isEqualTo("ours / local");
        Await.until("it is cached", () -> edge.ask("ringlist.xml").equals("ours / cache"));
        assertThat(edge.ask("RINGLIST.XML")).isEqualTo("ours / cache");
        assertThat(edge.ask("tones.xml")).isEqualTo("tones.xml of a / remote");
        edge.settled();
        assertThat(edge.ask("tones.xml")).isEqualTo("tones.xml of a / cache");
        assertThat(edge.ask("nowhere.xml")).isEqualTo("not found");
        assertThat(a.asked).containsExactly("http tones.xml", "http nowhere.xml");
    }

    @Test
    void res3AfterAMoveTheOldClustersLeftoverNeverComesBack() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        RemoteServer b = edge.cluster("b", 2, "127.0.0.3");
        edge.home("SEP001122AABBCC", "a");
        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of a / remote");

        edge.home("SEP001122AABBCC", "b");
        assertThat(edge.ask(CONFIG)).isEqualTo("not found");
        edge.timers.pass(5_000);
        b.close();
        assertThat(edge.ask(CONFIG)).isEqualTo("unreachable");
        assertThat(a.asked).containsExactly("http " + CONFIG);
    }

    @Test
    void res4TheFirstInOrderWinsNotTheFastest() throws Exception {
        RemoteServer slow = edge.cluster("a-first", 1, "127.0.0.2", CONFIG);
        RemoteServer fast = edge.cluster("b-second", 2, "127.0.0.3", CONFIG);
        slow.hold();
        CompletionStage<Answer> answer = edge.asking(CONFIG, PHONE);
        Await.until("both are asked at the same time", () -> !slow.asked.isEmpty() && !fast.asked.isEmpty());
        slow.letGo();

        assertThat(TestEdge.told(Await.of(answer))).isEqualTo(CONFIG + " of a-first / remote");
    }

    @Test
    void res4AtTheDeadlineTheBestAnswerSoFarWins() throws Exception {
        RemoteServer never = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        RemoteServer third = edge.cluster("c", 3, "127.0.0.4", CONFIG);
        RemoteServer second = edge.cluster("b", 2, "127.0.0.3", CONFIG);
        never.hold();
        CompletionStage<Answer> answer = edge.asking(CONFIG, PHONE);
        Await.until("the others answered", () -> !second.asked.isEmpty() && !third.asked.isEmpty());
        edge.settledBut(1);
        edge.timers.pass(1_499);
        assertThat(answer.toCompletableFuture()).isNotDone();
        edge.timers.pass(1);

        assertThat(TestEdge.told(Await.of(answer))).isEqualTo(CONFIG + " of b / remote");
    }

    @Test
    void res5NotFoundOnlyWhenEveryClusterSaidSoAndSilenceIsNeverCachedAsNo() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2");
        RemoteServer b = edge.cluster("b", 2, "127.0.0.3");
        b.hold();
        CompletionStage<Answer> answer = edge.asking("x.xml", PHONE);
        Await.until("both are asked", () -> !a.asked.isEmpty() && !b.asked.isEmpty());
        edge.settledBut(1);
        edge.timers.pass(1_500);

        assertThat(Await.of(answer))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class, away -> assertThat(away.why()).contains("b: no answer in time"));
        b.files.put("x.xml", "late".getBytes(UTF_8));
        b.letGo();
        edge.settled();
        assertThat(edge.ask("x.xml")).startsWith("late / ");
        assertThat(edge.ask("y.xml")).isEqualTo("not found");
    }

    @Test
    void res5AClusterThatIsDownMakesNoNo() throws Exception {
        edge.cluster("a", 1, "127.0.0.2");
        RemoteServer down = edge.cluster("b", 2, "127.0.0.3");
        down.close();

        assertThat(edge.ask("x.xml")).isEqualTo("unreachable");
        assertThat(edge.ask("x.xml")).isEqualTo("unreachable");
    }

    @Test
    void res5ThoseBehindAHeldCopyAreAskedWhenItsClusterTakesItBack() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        RemoteServer b = edge.cluster("b", 2, "127.0.0.3");
        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of a / remote");
        edge.settled();
        edge.timers.pass(5_000);
        b.asked.clear();
        a.files.clear();
        b.files.put(CONFIG, "of b now".getBytes(UTF_8));

        assertThat(edge.ask(CONFIG)).isEqualTo("of b now / remote");
        assertThat(b.asked).hasSize(1);
    }

    @Test
    void res6AQuestionThatComesBackFromAPeerEndsAtItsFirstTurn() throws Exception {
        try (ScriptedHttp loop = new ScriptedHttp("127.0.0.2", 0, _ -> {
            // The peer holds nothing and asks us back before it answers.
            Answer answer = edge.ask("loop.xml", "127.0.0.2");
            return java.util.Optional.of(
                    answer instanceof Answer.NotFound
                            ? "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
                            : "HTTP/1.1 500 Loop\r\nContent-Length: 0\r\n\r\n");
        })) {
            edge.cluster(Records.remote("a", 1, 1, 69, loop.port(), "127.0.0.2"));

            assertThat(edge.ask("loop.xml")).isEqualTo("not found");
            assertThat(loop.heads).hasSize(1);
            assertThat(edge.upstream.peers.all().getFirst().loops()).isEqualTo(1);
            assertThat(edge.upstream
                            .metrics
                            .get("option150.peer.loops")
                            .tags("cluster", "a", "peer", "127.0.0.2")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void res6APeerIsNotPassedOnForTenSecondsAfterAVainQuestionInAnyLetterCase() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2");
        assertThat(edge.ask("x.xml")).isEqualTo("not found");
        edge.cluster("b", 2, "127.0.0.3", "X.XML", "z.xml");

        assertThat(TestEdge.told(edge.ask("X.XML", "127.0.0.2"))).isEqualTo("not found");
        assertThat(a.asked).containsExactly("http x.xml");
        edge.timers.pass(9_999);
        assertThat(TestEdge.told(edge.ask("X.XML", "127.0.0.2"))).isEqualTo("not found");
        edge.timers.pass(1);
        assertThat(TestEdge.told(edge.ask("X.XML", "127.0.0.2"))).isEqualTo("X.XML of b / remote");
        assertThat(TestEdge.told(edge.ask("z.xml", "127.0.0.2"))).isEqualTo("z.xml of b / remote");
    }

    @Test
    void res6APeerIsAnsweredFromCacheAndOwnFilesAndNeverJoinsAnOpenFetch() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", "x.xml", "held.xml");
        edge.upload("ours.xml", "ours");
        assertThat(edge.ask("held.xml")).isEqualTo("held.xml of a / remote");
        edge.settled();
        a.hold();
        CompletionStage<Answer> open = edge.asking("x.xml", PHONE);
        CompletionStage<Answer> openHeld = edge.asking("other.xml", PHONE);
        Await.until("it is under way", () -> a.asked.contains("http x.xml"));

        assertThat(TestEdge.told(edge.ask("x.xml", "127.0.0.2"))).isEqualTo("not found");
        assertThat(TestEdge.told(edge.ask("held.xml", "127.0.0.2"))).isEqualTo("held.xml of a / cache");
        assertThat(TestEdge.told(edge.ask("ours.xml", "127.0.0.2"))).isEqualTo("ours / local");
        a.letGo();
        assertThat(TestEdge.told(Await.of(open))).isEqualTo("x.xml of a / remote");
        assertThat(TestEdge.told(Await.of(openHeld))).isEqualTo("not found");
    }

    @Test
    void res7ConcurrentQuestionsShareOneFetch() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", "x.xml");
        a.hold();
        List<CompletionStage<Answer>> answers = IntStream.range(0, 50)
                .mapToObj(i -> edge.asking("x.xml", "127.0.1." + (i + 1)))
                .toList();
        a.letGo();

        answers.forEach(answer -> assertThat(TestEdge.told(Await.of(answer))).startsWith("x.xml of a / "));
        assertThat(a.asked).containsExactly("http x.xml");
    }

    @Test
    void res7RemoteNamesGoUpstreamAndAreCachedExactlyAsAsked() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", "Tones.xml", "a b/ü%.xml");

        assertThat(edge.ask("tones.xml")).isEqualTo("not found");
        assertThat(edge.ask("/Tones.xml")).isEqualTo("Tones.xml of a / remote");
        assertThat(edge.ask("a b\\ü%.xml")).isEqualTo("a b/ü%.xml of a / remote");
        assertThat(a.asked).containsExactly("http tones.xml", "http Tones.xml", "http a b/ü%.xml");
    }

    @Test
    void res7ASignedFormIsMadeForTheExactRequestedName() throws Exception {
        edge.upload("ringlist.xml", "ours");

        assertThat(edge.ask("ringlist.xml.sgn")).startsWith("signed /api/v1/signed/ringlist.xml.sgn");
        assertThat(edge.ask("Ringlist.xml.sgn")).startsWith("signed /api/v1/signed/Ringlist.xml.sgn");
        Await.until("it is cached", () -> edge.ask("Ringlist.xml.sgn").endsWith(" / cache"));
        assertThat(edge.ask("Ringlist.xml.sgn")).startsWith("signed /api/v1/signed/Ringlist.xml.sgn");
        int asked = edge.own.asked.size();
        edge.view.certificateTable().take("f1", Records.told(1, Records.signer("f1", 1)));
        assertThat(edge.ask("Ringlist.xml.sgn")).endsWith(" / local");
        assertThat(edge.own.asked).hasSize(asked + 1);
    }

    @Test
    void res2AFileThatReallyBearsASignedNameIsServedAsItIs() throws Exception {
        edge.upload("load.bin.sgn", "as it is");
        edge.upload("load.bin", "plain");

        assertThat(edge.ask("load.bin.sgn")).isEqualTo("as it is / local");
    }

    @Test
    void res8TheAskersHomeComesBeforeTheOrder() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", "ringlist.xml");
        edge.cluster("b", 2, "127.0.0.3", "ringlist.xml", CONFIG);
        edge.home("SEP001122AABBCC", "b");

        assertThat(TestEdge.told(edge.ask("ringlist.xml", "127.0.0.50"))).isEqualTo("ringlist.xml of a / remote");
        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of b / remote");
        assertThat(edge.ask("ringlist.xml")).startsWith("ringlist.xml of b / ");
    }

    @Test
    void res9AFetchThatAnEventOvertookIsNeitherCachedNorJoined() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        RemoteServer b = edge.cluster("b", 2, "127.0.0.3", CONFIG);
        edge.home("SEP001122AABBCC", "a");
        a.hold();
        CompletionStage<Answer> before = edge.asking(CONFIG, PHONE);
        Await.until("the old home is asked", () -> !a.asked.isEmpty());
        edge.home("SEP001122AABBCC", "b");

        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of b / remote");
        edge.home("SEP001122AABBCC", "a");
        CompletionStage<Answer> after = edge.asking(CONFIG, PHONE);
        Await.until("the home is asked anew", () -> a.asked.size() == 2);
        a.letGo();
        assertThat(TestEdge.told(Await.of(before))).isEqualTo(CONFIG + " of a / remote");
        assertThat(TestEdge.told(Await.of(after))).isEqualTo(CONFIG + " of a / remote");
        assertThat(b.asked).hasSize(1);
    }

    @Test
    void res9AnUploadIsServedAtOnceByItsDigest() throws Exception {
        edge.upload("ringlist.xml", "one");
        assertThat(edge.ask("ringlist.xml")).isEqualTo("one / local");
        edge.upload("ringlist.xml", "two");

        assertThat(edge.ask("ringlist.xml")).isEqualTo("two / local");
        assertThat(edge.own.asked)
                .containsExactly(
                        "/api/v1/contents/" + Records.sha256("one".getBytes(UTF_8)),
                        "/api/v1/contents/" + Records.sha256("two".getBytes(UTF_8)));
    }

    @Test
    void res10ADeviceFileIsRevalidatedAfterFiveSecondsOverHttp() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        edge.ask(CONFIG);
        edge.settled();
        edge.timers.pass(4_999);
        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of a / cache");
        edge.timers.pass(1);
        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of a / cache");
        assertThat(a.asked).containsExactly("http " + CONFIG, "http " + CONFIG + " if changed");

        edge.timers.pass(5_000);
        a.files.put(CONFIG, "changed".getBytes(UTF_8));
        assertThat(edge.ask(CONFIG)).isEqualTo("changed / remote");
    }

    @Test
    void res10OverTftpACopyIsFetchedAndCompared() throws Exception {
        RemoteServer a = edge.cluster("a", 1, RemoteServer.tftpOnly("127.0.0.2"), CONFIG);
        edge.ask(CONFIG);
        edge.settled();
        edge.timers.pass(5_000);
        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of a / cache");
        edge.settled();
        edge.timers.pass(5_000);
        a.files.put(CONFIG, "changed".getBytes(UTF_8));

        assertThat(edge.ask(CONFIG)).isEqualTo("changed / remote");
        assertThat(a.asked).hasSize(3);
    }

    @Test
    void res10ACommonFileIsFreshForAMinute() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", "tones.xml");
        edge.ask("tones.xml");
        edge.settled();
        edge.timers.pass(59_999);
        edge.ask("tones.xml");
        assertThat(a.asked).hasSize(1);
        edge.timers.pass(1);
        edge.ask("tones.xml");
        assertThat(a.asked).hasSize(2);
    }

    @Test
    void res11ACopyIsServedStaleWhenItsClusterTakesLong() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        edge.ask(CONFIG);
        edge.settled();
        edge.timers.pass(5_000);
        a.hold();
        CompletionStage<Answer> answer = edge.asking(CONFIG, PHONE);
        Await.until("it is revalidated", () -> a.asked.size() == 2);
        edge.timers.pass(699);
        assertThat(answer.toCompletableFuture()).isNotDone();
        edge.timers.pass(1);

        assertThat(TestEdge.told(Await.of(answer))).isEqualTo(CONFIG + " of a / stale");
    }

    @Test
    void res11ACopyIsServedStaleForADayWhileItsClusterIsAway() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        edge.ask(CONFIG);
        edge.settled();
        a.close();
        edge.timers.pass(23 * 3_600_000);
        assertThat(edge.ask(CONFIG)).isEqualTo(CONFIG + " of a / stale");
        edge.timers.pass(3_600_000);

        assertThat(edge.ask(CONFIG)).isEqualTo("unreachable");
    }

    @Test
    void res11NothingStaleAfterAMoveOrARemovalEvenWhileItIsRevalidated() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG, "tones.xml");
        RemoteServer b = edge.cluster("b", 2, "127.0.0.3");
        edge.home("SEP001122AABBCC", "a");
        edge.ask(CONFIG);
        edge.ask("tones.xml");
        edge.settled();
        edge.timers.pass(5_000);
        a.hold();
        CompletionStage<Answer> answer = edge.asking(CONFIG, PHONE);
        Await.until("it is revalidated", () -> a.asked.contains("http " + CONFIG + " if changed"));
        b.hold();
        edge.home("SEP001122AABBCC", "b");
        edge.timers.pass(1_500);
        assertThat(Await.of(answer)).isInstanceOf(Answer.Unreachable.class);
        b.letGo();
        a.letGo();
        assertThat(edge.ask(CONFIG)).isEqualTo("not found");

        edge.view.clusterTable().take("a", Records.told(1_000, null));
        assertThat(edge.ask("tones.xml")).isEqualTo("not found");
    }

    @Test
    void res12ANoHoldsForItsTimeAndIsDroppedByWhatCouldMakeTheNameExist() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2");
        edge.home("SEP001122AABBCC", "a");
        assertThat(edge.ask(CONFIG)).isEqualTo("not found");
        assertThat(edge.ask("tones.xml")).isEqualTo("not found");
        a.files.put(CONFIG, "new".getBytes(UTF_8));
        a.files.put("tones.xml", "new".getBytes(UTF_8));
        edge.timers.pass(4_999);
        assertThat(edge.ask(CONFIG)).isEqualTo("not found");
        assertThat(a.asked).hasSize(2);
        edge.timers.pass(1);
        assertThat(edge.ask(CONFIG)).isEqualTo("new / remote");
        assertThat(edge.ask("tones.xml")).isEqualTo("not found");
        edge.timers.pass(55_000);
        assertThat(edge.ask("tones.xml")).isEqualTo("new / remote");

        assertThat(edge.ask("SEP001122AABBCC.cnf.xml.sgn")).isEqualTo("not found");
        a.files.put("SEP001122AABBCC.cnf.xml.sgn", "signed".getBytes(UTF_8));
        edge.home("SEP001122AABBCC", "a"); // as a refresh by hand does
        assertThat(edge.ask("SEP001122AABBCC.cnf.xml.sgn")).isEqualTo("signed / remote");

        assertThat(edge.ask("late.xml")).isEqualTo("not found");
        edge.upload("Late.xml", "here");
        assertThat(edge.ask("late.xml")).isEqualTo("here / local");

        assertThat(edge.ask("b.xml")).isEqualTo("not found");
        edge.cluster("b", 2, "127.0.0.3", "b.xml");
        assertThat(edge.ask("b.xml")).isEqualTo("b.xml of b / remote");
    }

    @Test
    void res13AnIncompleteAnswerIsNotCached() throws Exception {
        try (ScriptedHttp broken = ScriptedHttp.saying("127.0.0.2", 0, "HTTP/1.1 200 OK|Content-Length: 10||01234")) {
            edge.cluster(Records.remote("a", 1, 1, 69, broken.port(), "127.0.0.2"));
            Answer.Found first = (Answer.Found) edge.ask("x.xml", PHONE);
            Await.until("it breaks", () -> !first.content().failure().isEmpty());

            edge.ask("x.xml", PHONE);
            assertThat(broken.heads).hasSize(2);
            assertThat(edge.cache.entries()).isEmpty();
        }
    }

    @Test
    void res16ATransferKeepsItsVersionWhenTheFileChanges() throws Exception {
        edge.upload("ringlist.xml", "one");
        Answer.Found first = (Answer.Found) edge.ask("ringlist.xml", PHONE);
        edge.upload("ringlist.xml", "two");

        assertThat(edge.ask("ringlist.xml")).isEqualTo("two / local");
        assertThat(TestEdge.text(first.content())).isEqualTo("one");
    }

    @Test
    void theChainExplainsItselfAndMovesNothing() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", "x.xml");
        edge.upload("ours.xml", "ours");

        assertThat(explained("x.xml"))
                .containsExactly(
                        "cache PASSES",
                        "own files PASSES",
                        "loop guard PASSES",
                        "home cluster PASSES",
                        "clusters in order ASKS");
        assertThat(explained("ours.xml")).containsExactly("cache PASSES", "own files ANSWERS");
        assertThat(a.asked).isEmpty();
        assertThat(edge.own.asked).isEmpty();
        edge.ask("x.xml");
        edge.settled();
        assertThat(explained("x.xml")).containsExactly("cache ANSWERS");
    }

    @Test
    void anUploadForAPhoneAtHomeElsewhereIsExplained() throws Exception {
        edge.cluster("a", 1, "127.0.0.2");
        edge.home("SEP001122AABBCC", "a");
        Question question =
                edge.resolver.question(FileName.parse("SEP001122AABBCC.cnf.xml"), InetAddress.ofLiteral(PHONE));
        assertThat(edge.resolver.explain(question))
                .anySatisfy(step -> assertThat(step.toString())
                        .contains("own files")
                        .contains("must not answer")
                        .doesNotContain("SEP001122AABBCC.cnf.xml, which"));

        edge.upload("SEP001122AABBCC.cnf.xml", "ours");
        assertThat(edge.resolver.explain(question))
                .anySatisfy(step -> assertThat(step.toString())
                        .contains("own files")
                        .contains("SEP001122AABBCC.cnf.xml, which must not answer"));
    }

    private List<String> explained(String name) {
        Question question = edge.resolver.question(FileName.parse(name), InetAddress.ofLiteral(PHONE));
        return edge.resolver.explain(question).stream()
                .map(step -> step.link() + " " + step.verdict())
                .toList();
    }
}
