package io.option150.edge.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import io.option150.testkit.Await;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Phones without a record, of which one cluster had the files, over real peers, in made-up time. */
@ExtendWith(NoOpenClaims.class)
class LearnedHomesTest {

    private static final String DEVICE = "SEP001122AABBCC";
    private static final String CONFIG = DEVICE + ".cnf.xml";
    /** As long as a copy of a phone's file is fresh. */
    private static final int FRESH_MILLIS = 5_000;

    private TestEdge edge;
    private RemoteServer first;
    private RemoteServer second;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge();
        first = edge.cluster("a", 1, "127.0.0.2");
        second = edge.cluster("b", 2, "127.0.0.3");
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void aPhoneDoesNotWaitForASlowClusterBeforeItsOwn() throws Exception {
        has(second, "b");
        assertThat(edge.ask(CONFIG)).isEqualTo("b / remote");
        later();
        assertThat(order()).isEqualTo("b, then a; first the one that had this phone's files before");

        first.hold();
        assertThat(edge.ask(CONFIG)).as("at once").isEqualTo("b / cache");
        first.letGo();
    }

    @Test
    void itsOtherFilesAreOfTheSameHome() throws Exception {
        String other = "SIP001122AABBCC.cnf";
        has(second, "b");
        second.files.put(other, "other".getBytes(UTF_8));
        edge.ask(CONFIG);
        edge.settled();
        first.hold();
        assertThat(edge.ask(other)).as("at once").isEqualTo("other / remote");
        first.letGo();
    }

    @Test
    void whereTwoHaveItTheOrderDecides() throws Exception {
        has(second, "b");
        edge.ask(CONFIG);
        has(first, "a");
        later();
        CompletionStage<Answer> asking = edge.asking(CONFIG, TestEdge.PHONE);
        assertThat(TestEdge.told(Await.of(asking)))
                .as("the other's answer is not awaited")
                .isIn("b / cache", "a / remote");
        edge.settled();
        later();
        assertThat(order()).isEqualTo("a, then b");
        assertThat(edge.ask(CONFIG)).startsWith("a / ");
    }

    @Test
    void whoSaysNoIsItsHomeNoMore() throws Exception {
        has(second, "b");
        edge.ask(CONFIG);
        second.files.remove(CONFIG);
        has(first, "a");
        later();
        assertThat(edge.ask(CONFIG)).isEqualTo("a / remote");
        edge.settled();
        second.hold();
        later();
        assertThat(order()).isEqualTo("a, then b");
        assertThat(edge.ask(CONFIG)).startsWith("a / ");
        second.letGo();
    }

    @Test
    void aRecordIsAlwaysStronger() throws Exception {
        has(first, "a");
        has(second, "b");
        second.files.put("SEP001122AABBCD.cnf.xml", "other".getBytes(UTF_8));
        edge.ask("SEP001122AABBCD.cnf.xml");
        edge.home("SEP001122AABBCD", "a");
        later();
        assertThat(edge.ask("SEP001122AABBCD.cnf.xml")).isEqualTo("not found");
    }

    @Test
    void aSignedFormThatAClusterLacksDoesNotMakeItAStranger() throws Exception {
        has(second, "b");
        edge.ask(CONFIG);
        edge.settled();
        assertThat(edge.ask(CONFIG + ".sgn")).isEqualTo("not found");
        later();
        assertThat(order()).startsWith("b, then a");
    }

    private static void has(RemoteServer server, String text) {
        server.files.put(CONFIG, text.getBytes(UTF_8));
    }

    private void later() {
        edge.settled();
        edge.timers.pass(FRESH_MILLIS);
    }

    /** In which order the clusters would be asked. */
    private String order() {
        return edge.resolver.explain(edge.question(CONFIG, TestEdge.PHONE)).stream()
                .filter(step -> step.verdict() == Step.Verdict.ASKS)
                .map(Step::detail)
                .findFirst()
                .orElseThrow();
    }
}
