package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.content.NoOpenClaims;
import io.option150.registry.contract.ClusterRecord;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-2 and RES-3, the column "belongs to", and RES-8: whom a question is for. */
@ExtendWith(NoOpenClaims.class)
class PlanTest {

    private static final String PHONE = "127.0.0.1";

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge();
        edge.cluster(Records.remote("late", 200, 1, 69, 6970, "127.0.0.2"));
        edge.cluster(Records.remote("b-twin", 100, 1, 69, 6970, "127.0.0.3"));
        edge.cluster(Records.remote("a-twin", 100, 1, 69, 6970, "127.0.0.4"));
        edge.cluster(Records.disabled(Records.remote("off", 1, 1, 69, 6970, "127.0.0.5")));
        edge.home("SEP00000000000A", "b-twin");
        edge.home("SEP00000000000B", "local");
        edge.home("SEP00000000000C", "off");
        edge.home("SEP00000000000D", "unheard-of");
        edge.home("gw.example", "late");
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void res3ARegisteredDeviceIsAskedOfItsHomeAloneAndNotOfOwnFiles() {
        for (String name : List.of(
                "SEP00000000000A.cnf.xml",
                "sep00000000000a.cnf.xml.sgn",
                "CTLSEP00000000000A.tlv",
                "ITLSEP00000000000A.tlv")) {
            Plan plan = plan(name);
            assertThat(plan.homeAlone()).as(name).isTrue();
            assertThat(ids(plan)).as(name).containsExactly("b-twin");
            assertThat(plan.ownFiles()).as(name).isFalse();
        }
        assertThat(ids(plan("gw.example"))).containsExactly("late");
    }

    @Test
    void res3ADeviceAtHomeWithUsIsOurs() {
        Plan plan = plan("SEP00000000000B.cnf.xml");

        assertThat(plan.ownFiles()).isTrue();
        assertThat(ids(plan)).isEmpty();
    }

    @Test
    void res3ADeviceWithoutARecordIsAskedOfAllInTheirOrder() {
        Plan plan = plan("SEP0000000000FF.cnf.xml");

        assertThat(plan.ownFiles()).isTrue();
        assertThat(plan.homeAlone()).isFalse();
        assertThat(ids(plan)).containsExactly("a-twin", "b-twin", "late");
    }

    @Test
    void aHomeThatIsNotToBeAskedGivesNothingAndOneNotHeardOfNoAnswerYet() {
        assertThat(ids(plan("SEP00000000000C.cnf.xml"))).isEmpty();
        assertThat(plan("SEP00000000000C.cnf.xml").ownFiles()).isFalse();
        assertThat(plan("SEP00000000000C.cnf.xml").blocked()).isEmpty();
        assertThat(plan("SEP00000000000D.cnf.xml").blocked()).isPresent();
        assertThat(edge.ask("SEP00000000000D.cnf.xml")).isEqualTo("unreachable");
        assertThat(edge.ask("SEP00000000000C.cnf.xml")).isEqualTo("not found");
    }

    @Test
    void res2ATrustListComesFromNobodyButTheHome() {
        assertThat(plan("ITLSEP0000000000FF.tlv")).satisfies(PlanTest::isNobodys);
        assertThat(plan("ITLFile.tlv")).satisfies(PlanTest::isNobodys);

        heard("SEP00000000000A.cnf.xml", PHONE);
        assertThat(ids(plan("ITLFile.tlv"))).containsExactly("b-twin");
        assertThat(plan("CTLFile.tlv").homeAlone()).isTrue();

        heard("SEP00000000000B.cnf.xml", "127.0.0.77");
        assertThat(edge.question("ITLFile.tlv", "127.0.0.77").plan().ownFiles()).isTrue();
    }

    @Test
    void res2AnUnknownPhoneGetsOurListWhereThatIsSetOrNoRemoteClusterIsConfigured() throws Exception {
        try (TestEdge own = new TestEdge("option150.trust.unknown-phones", "own")) {
            own.cluster(Records.remote("a", 1, 1, 69, 6970, "127.0.0.2"));
            assertThat(own.question("ITLFile.tlv", PHONE).plan().ownFiles()).isTrue();
            assertThat(own.question("ITLSEP0000000000FF.tlv", PHONE).plan().ownFiles())
                    .isFalse();
        }
        try (TestEdge alone = new TestEdge()) {
            assertThat(alone.question("ITLFile.tlv", PHONE).plan().ownFiles()).isTrue();
        }
    }

    @Test
    void res2CommonFilesAndDefaultsAreOursThenTheAskersHomesThenInOrder() {
        for (String name : List.of(
                "ringlist.xml",
                "XMLDefault.cnf.xml",
                "SK8a3f6e0a-1111-2222-3333-444455556666.xml",
                "sip88xx.14-1.loads",
                "United_States/g3-tones.xml")) {
            Plan plan = edge.question(name, "127.0.0.78").plan();
            assertThat(plan.ownFiles()).as(name).isTrue();
            assertThat(ids(plan)).as(name).containsExactly("a-twin", "b-twin", "late");
        }
        heard("SEP00000000000A.cnf.xml", PHONE);
        assertThat(ids(plan("ringlist.xml"))).containsExactly("b-twin", "a-twin", "late");
    }

    @Test
    void res8AnAddressThatSpeaksForSeveralDevicesGivesNone() {
        heard("SEP00000000000A.cnf.xml", PHONE);
        heard("gw.example", PHONE);

        assertThat(ids(plan("ringlist.xml"))).containsExactly("a-twin", "b-twin", "late");
        assertThat(plan("ITLFile.tlv")).satisfies(PlanTest::isNobodys);
    }

    @Test
    void res8AnAddressIsForgottenAfterMinutesAndSpeaksForTheNextDeviceThen() {
        heard("SEP00000000000A.cnf.xml", PHONE);
        edge.timers.pass(600_000);
        assertThat(ids(plan("ringlist.xml"))).containsExactly("a-twin", "b-twin", "late");

        heard("gw.example", PHONE);
        assertThat(ids(plan("ringlist.xml"))).containsExactly("late", "a-twin", "b-twin");
    }

    @Test
    void res8ATrustListSpeaksForItsDeviceAndAPeerForNone() {
        heard("CTLSEP00000000000A.tlv", PHONE);
        assertThat(ids(plan("ringlist.xml"))).containsExactly("b-twin", "a-twin", "late");

        heard("SEP00000000000A.cnf.xml", "127.0.0.4");
        assertThat(ids(edge.question("ringlist.xml", "127.0.0.4").plan())).containsExactly("a-twin", "b-twin", "late");
    }

    /** Asks in a way that moves nothing: nobody listens there, but who asked is remembered before. */
    private void heard(String name, String client) {
        assertThat(edge.asking(name, client)).isNotNull();
    }

    private Plan plan(String name) {
        return edge.question(name, PHONE).plan();
    }

    private static void isNobodys(Plan plan) {
        assertThat(plan.ownFiles()).isFalse();
        assertThat(plan.clusters()).isEmpty();
    }

    private static List<String> ids(Plan plan) {
        return plan.clusters().stream().map(ClusterRecord::clusterId).toList();
    }
}
