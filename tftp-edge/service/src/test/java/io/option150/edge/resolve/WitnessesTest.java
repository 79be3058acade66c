package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import io.option150.testkit.Await;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told afterwards of who said what, over real peers, in made-up time. */
@ExtendWith(NoOpenClaims.class)
class WitnessesTest {

    private static final String PHONE = TestEdge.PHONE;
    private static final String DEVICE = "SEP001122AABBCC";
    private static final String CONFIG = DEVICE + ".cnf.xml";

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
    void everyClusterThatWasAskedIsNamedInOrderAlsoOutOfMemory() throws Exception {
        edge.cluster("a", 1, "127.0.0.2");
        edge.cluster("b", 2, "127.0.0.3", CONFIG);
        assertThat(said(CONFIG)).isEqualTo("own no, a no, b yes");
        edge.settled();
        assertThat(edge.ask(CONFIG)).endsWith("/ cache");
        assertThat(said(CONFIG)).isEqualTo("own no, a no, b yes");
        assertThat(said("SEP001122AABBCD.cnf.xml")).isEqualTo("own no, a no, b no");
        edge.settled();
        assertThat(said("SEP001122AABBCD.cnf.xml")).as("known to be missing").isEqualTo("own no, a no, b no");
    }

    @Test
    void thatTwoClustersHaveADevicesFileStaysKnown() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        RemoteServer b = edge.cluster("b", 2, "127.0.0.3", CONFIG);
        b.hold();
        CompletionStage<Answer> asking = edge.asking(CONFIG, PHONE);
        var voices = edge.witnesses.of(edge.question(CONFIG, PHONE), Await.of(asking));
        assertThat(told(voices.get())).as("the second is not awaited").isEqualTo("own no, a yes");
        b.letGo();
        Await.until("the second has answered", () -> told(voices.get()).equals("own no, a yes, b yes"));

        edge.settled();
        assertThat(said(CONFIG)).as("out of memory").isEqualTo("own no, a yes, b yes");
        assertThat(a.asked).hasSize(1);
    }

    @Test
    void whoIsAwayOrTakesTooLongIsSilent() throws Exception {
        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", CONFIG);
        RemoteServer b = edge.cluster("b", 2, "127.0.0.3", CONFIG);
        a.hold();
        CompletionStage<Answer> slow = edge.asking(CONFIG, PHONE);
        Await.until("both are asked", () -> !a.asked.isEmpty() && !b.asked.isEmpty());
        edge.settledBut(1);
        edge.timers.pass(1_500);
        assertThat(told(edge.witnesses
                        .of(edge.question(CONFIG, PHONE), Await.of(slow))
                        .get()))
                .isEqualTo("own no, a silent, b yes");
        a.letGo();
        edge.settled();

        b.close();
        edge.home("SEP001122AABBCD", "b");
        assertThat(said("SEP001122AABBCD.cnf.xml")).as("the home alone").isEqualTo("b silent");
    }

    @Test
    void ownFilesSpeakAsOwn() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", "ringlist.xml");
        edge.upload("ringlist.xml", "ours");
        assertThat(said("ringlist.xml")).isEqualTo("own yes");
        edge.settled();
        assertThat(edge.ask("ringlist.xml")).endsWith("/ cache");
        assertThat(said("ringlist.xml")).isEqualTo("own yes");
        edge.home(DEVICE, "local");
        assertThat(said(CONFIG)).isEqualTo("own no");
    }

    @Test
    void aStrangersTrustListIsAskedOfNobody() throws Exception {
        edge.cluster("a", 1, "127.0.0.2");
        assertThat(said("CTL" + DEVICE + ".tlv")).isEmpty();
    }

    @Test
    void ofAThousandClustersThoseAreToldFirstThatDidNotSayNo() {
        for (int i = 0; i < 1_000; i++) {
            edge.cluster(Records.remote("c%03d".formatted(i), i, 1, 9, null, "192.0.2.1"));
        }
        Voices voices = new Voices(
                IntStream.range(0, 1_000).mapToObj("c%03d"::formatted).toList());
        IntStream.range(0, 1_000)
                .forEach(i -> Await.of(voices.hear(
                        i,
                        CompletableFuture.completedFuture(
                                i == 900 ? new Answer.Unreachable("away") : new Answer.NotFound("no")))));
        List<Voices.Voice> told = edge.witnesses
                .of(edge.question(CONFIG, PHONE), new Answer.Unreachable("away", false, voices))
                .get();
        assertThat(told).hasSize(32).contains(new Voices.Voice("c900", Voices.Word.SILENT));
        assertThat(told.getFirst()).isEqualTo(new Voices.Voice("own", Voices.Word.NO));
    }

    private String said(String name) {
        Question question = edge.question(name, PHONE);
        return told(edge.witnesses.of(question, edge.ask(name, PHONE)).get());
    }

    private static String told(List<Voices.Voice> voices) {
        return voices.stream()
                .map(voice -> voice.clusterId() + " " + voice.word().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
