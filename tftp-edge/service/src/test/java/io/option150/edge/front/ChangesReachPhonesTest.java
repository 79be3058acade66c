package io.option150.edge.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to clusters, devices and files is what phones get a moment later, without anything being restarted. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class ChangesReachPhonesTest {

    private static final String CONFIG = "SEP001122AABBCC.cnf.xml";

    private final RunningEdge edge;

    ChangesReachPhonesTest(RunningEdge edge) {
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
    void eventsFeedTheViewAndAMovedPhonesCopyIsDropped() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", CONFIG);
        edge.cluster("b", 2, "127.0.0.3", CONFIG);
        edge.topics().device("SEP001122AABBCC", "a");
        Await.until("the home is known", () -> edge.phone().tftp(CONFIG).equals(CONFIG + " of a"));
        edge.topics().device("SEP001122AABBCC", "b");

        Await.until("the copy is dropped", () -> edge.phone().tftp(CONFIG).equals(CONFIG + " of b"));
        assertThat(edge.phone().get(CONFIG).body()).isEqualTo(CONFIG + " of b");
    }

    @Test
    void anUploadIsServedAndItsRemovalToo() throws Exception {
        edge.upload("ringlist.xml", "one");
        Await.until("it is served", () -> edge.phone().tftp("RingList.xml").equals("one"));
        edge.upload("ringlist.xml", "two");
        Await.until(
                "the next is served", () -> edge.phone().tftp("ringlist.xml").equals("two"));
        edge.topics().noFile("ringlist.xml");
        Await.until("it is gone", () -> edge.phone().tftp("ringlist.xml").equals("NotFound"));
    }

    @Test
    void aRecordThatCannotBeReadIsCountedAndHoldsUpNobody() throws Exception {
        edge.topics().garbage(FileTopics.CONFIG_CHANGED);
        edge.upload("behind-garbage.xml", "served");

        Await.until(
                "it is served", () -> edge.phone().tftp("behind-garbage.xml").equals("served"));
        assertThat(edge.metrics())
                .contains("option150_events_refused_total{reason=\"unreadable\",topic=\"config-changed\"} 1.0");
    }
}
