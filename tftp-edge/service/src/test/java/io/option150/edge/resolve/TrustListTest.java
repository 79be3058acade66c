package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.upstream.RemoteServer;
import io.option150.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-2, device trust and cluster trust: our own lists for phones at home with us, and never for a stranger's. */
@ExtendWith(NoOpenClaims.class)
class TrustListTest {

    private static final String OURS = "SEP00000000000A";
    private static final String THEIRS = "SEP00000000000B";
    private static final String STRANGER = "SEP00000000000C";

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge();
        edge.trustList("ITLFile.tlv", "our itl");
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void withoutRemoteClustersEveryPhoneGetsOurs() {
        assertThat(edge.ask("ITLFile.tlv")).isEqualTo("our itl / local");
        assertThat(edge.ask("ITL" + STRANGER + ".tlv")).startsWith("our itl");
        assertThat(edge.ask("itlfile.TLV")).startsWith("our itl");
        assertThat(edge.ask("CTL" + STRANGER + ".tlv")).as("there is no CTL").isEqualTo("not found");
        assertThat(edge.ask("ext_ITL" + STRANGER + ".tlv")).isEqualTo("not found");
        assertThat(edge.ask("ITLFile.tlv.sgn")).isEqualTo("not found");
    }

    @Test
    void withRemoteClustersOnlyPhonesAtHomeWithUsGetOurs() throws Exception {
        RemoteServer remote = edge.cluster("a", 1, "127.0.0.2", "ITL" + THEIRS + ".tlv", "ITLFile.tlv");
        edge.home(OURS, "local");
        edge.home(THEIRS, "a");

        assertThat(edge.ask("ITL" + OURS + ".tlv")).isEqualTo("our itl / local");
        assertThat(edge.ask("ITLFile.tlv")).as("of the same phone").startsWith("our itl");
        assertThat(TestEdge.told(edge.ask("ITL" + THEIRS + ".tlv", "127.0.0.9")))
                .isEqualTo("ITL" + THEIRS + ".tlv of a / remote");
        assertThat(TestEdge.told(edge.ask("ITLFile.tlv", "127.0.0.9"))).isEqualTo("ITLFile.tlv of a / remote");
        assertThat(TestEdge.told(edge.ask("ITL" + STRANGER + ".tlv", "127.0.0.10")))
                .isEqualTo("not found");
        assertThat(TestEdge.told(edge.ask("ITLFile.tlv", "127.0.0.11"))).isEqualTo("not found");
        assertThat(remote.asked).hasSize(2);
    }

    @Test
    void aChangedListIsServedAtOnceAndATakenOneNoMore() {
        assertThat(edge.ask("ITLFile.tlv")).startsWith("our itl");
        Await.until("it is cached", () -> edge.ask("ITLFile.tlv").equals("our itl / cache"));

        edge.trustList("ITLFile.tlv", "our second itl");
        assertThat(edge.ask("ITL" + OURS + ".tlv")).isEqualTo("our second itl / local");

        edge.noTrustList("ITLFile.tlv");
        assertThat(edge.ask("ITLFile.tlv")).isEqualTo("not found");
        assertThat(edge.ask("ITL" + OURS + ".tlv")).isEqualTo("not found");
    }

    /** The format has one name inside a list, the cluster's, also where it is served as a device's. */
    @Test
    void aDevicesListsAreTheClustersByteForByte() {
        edge.trustList("CTLFile.tlv", "our ctl");

        assertThat(edge.ask("CTL" + OURS + ".tlv")).startsWith("our ctl");
        assertThat(edge.ask("CTLFile.tlv")).startsWith("our ctl");
        assertThat(edge.ask("ITL" + OURS + ".tlv")).startsWith("our itl");
    }

    @Test
    void anUploadedListComesBeforeOurs() {
        edge.upload("ITL" + OURS + ".tlv", "by hand");

        assertThat(edge.ask("ITL" + OURS + ".tlv")).startsWith("by hand");
        assertThat(edge.ask("ITLFile.tlv")).startsWith("our itl");
    }
}
