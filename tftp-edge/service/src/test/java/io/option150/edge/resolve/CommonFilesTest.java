package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import io.option150.testkit.Await;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-8: with {@code common-files=home} a signed common file comes from the cluster whose signature the phone trusts. */
@ExtendWith(NoOpenClaims.class)
class CommonFilesTest {

    private static final String DEVICE = "SEP00000000000A";
    private static final String RINGS = "ringlist.xml.sgn";

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge("option150.trust.common-files", "home", "option150.trust.digest", "sha512");
        edge.upload("ringlist.xml", "ours");
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void aSignedCommonFileComesFromTheAskingPhonesHome() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", DEVICE + ".cnf.xml", RINGS, "ringlist.xml");
        edge.home(DEVICE, "a");
        edge.ask(DEVICE + ".cnf.xml");

        assertThat(edge.ask(RINGS)).isEqualTo(RINGS + " of a / remote");
        assertThat(edge.ask("ringlist.xml")).as("plain").startsWith("ours");
    }

    @Test
    void oursIsServedToPhonesThatNobodyKnowsAndWhereTheHomeHasNoneOrIsAway() throws Exception {
        assertThat(edge.ask(RINGS)).as("unknown phone").startsWith("signed /api/v1/signed/" + RINGS);
        assertThat(edge.ask(RINGS)).contains("digest=sha512");

        RemoteServer a = edge.cluster("a", 1, "127.0.0.2", DEVICE + ".cnf.xml");
        edge.home(DEVICE, "a");
        edge.ask(DEVICE + ".cnf.xml");
        assertThat(edge.ask(RINGS)).as("the home has none").startsWith("signed ");

        edge.timers.pass(120_000);
        edge.ask(DEVICE + ".cnf.xml");
        a.close();
        assertThat(edge.ask(RINGS)).as("the home is away").startsWith("signed ");
    }

    @Test
    void res4AQuestionWithTwoPlansHasOneDeadlineAndASilentHomeLeavesTimeForTheOthers() throws Exception {
        RemoteServer silent = edge.cluster("a", 1, "127.0.0.2", DEVICE + ".cnf.xml");
        edge.cluster("c", 2, "127.0.0.4", "tones.xml.sgn");
        edge.home(DEVICE, "a");
        edge.ask(DEVICE + ".cnf.xml");
        edge.settled();
        silent.hold();
        CompletionStage<Answer> answer = edge.asking("tones.xml.sgn", TestEdge.PHONE);
        edge.timers.pass(750);
        edge.settledBut(1);
        edge.timers.pass(749);
        assertThat(answer.toCompletableFuture())
                .as("the home may still have it")
                .isNotDone();
        edge.timers.pass(1);

        assertThat(TestEdge.told(Await.of(answer))).isEqualTo("tones.xml.sgn of c / remote");
    }

    @Test
    void res4AFileOfTheFirstPlanWinsAlthoughTheSecondHasOne() throws Exception {
        RemoteServer slow = edge.cluster("a", 1, "127.0.0.2", DEVICE + ".cnf.xml", RINGS);
        edge.home(DEVICE, "a");
        edge.ask(DEVICE + ".cnf.xml");
        edge.settled();
        slow.hold();
        CompletionStage<Answer> answer = edge.asking(RINGS, TestEdge.PHONE);
        edge.timers.pass(1_000);
        edge.settledBut(1);
        slow.letGo();

        assertThat(TestEdge.told(Await.of(answer))).isEqualTo(RINGS + " of a / remote");
    }

    @Test
    void res4AHomeAndAllOthersThatAreSilentTakeNoLongerThanTheDeadline() throws Exception {
        RemoteServer silent = edge.cluster("a", 1, "127.0.0.2", DEVICE + ".cnf.xml");
        edge.home(DEVICE, "a");
        edge.ask(DEVICE + ".cnf.xml");
        edge.settled();
        silent.hold();
        CompletionStage<Answer> answer = edge.asking("nowhere.xml.sgn", TestEdge.PHONE);
        edge.timers.pass(1_500);

        assertThat(TestEdge.told(Await.of(answer))).isEqualTo("unreachable");
    }
}
